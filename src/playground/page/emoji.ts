/**
 * Slack's short names of the standard emoji that a team chat meets, by category. Each entry is
 * `character name alias…`; a category's entries are in the order in which the picker shows them.
 */
const table = {
  people: `
😀 grinning|😃 smiley|😄 smile|😁 grin|😆 laughing satisfied|😅 sweat_smile|🤣 rolling_on_the_floor_laughing rofl|😂 joy|🙂 slightly_smiling_face
🙃 upside_down_face|😉 wink|😊 blush|😇 innocent|🥰 smiling_face_with_3_hearts|😍 heart_eyes|🤩 star-struck|😘 kissing_heart|😗 kissing|😚 kissing_closed_eyes
😙 kissing_smiling_eyes|🥲 smiling_face_with_tear|😋 yum|😛 stuck_out_tongue|😜 stuck_out_tongue_winking_eye|🤪 zany_face|😝 stuck_out_tongue_closed_eyes
🤑 money_mouth_face|🤗 hugging_face hugs|🤭 face_with_hand_over_mouth|🤫 shushing_face|🤔 thinking_face thinking|🫡 saluting_face|🤐 zipper_mouth_face
🤨 face_with_raised_eyebrow|😐 neutral_face|😑 expressionless|😶 no_mouth|😏 smirk|😒 unamused|🙄 face_with_rolling_eyes|😬 grimacing|😮‍💨 face_exhaling
🤥 lying_face|😌 relieved|😔 pensive|😪 sleepy|🤤 drooling_face|😴 sleeping|😷 mask|🤒 face_with_thermometer|🤕 face_with_head_bandage|🤢 nauseated_face
🤧 sneezing_face|🥵 hot_face|🥶 cold_face|🥴 woozy_face|😵 dizzy_face|🤯 exploding_head|🤠 face_with_cowboy_hat|🥳 partying_face|🥸 disguised_face
😎 sunglasses|🤓 nerd_face|🧐 face_with_monocle|😕 confused|😟 worried|🙁 slightly_frowning_face|☹️ white_frowning_face|😮 open_mouth|😯 hushed|😲 astonished
😳 flushed|🥺 pleading_face|🥹 face_holding_back_tears|😦 frowning|😧 anguished|😨 fearful|😰 cold_sweat|😥 disappointed_relieved|😢 cry|😭 sob|😱 scream
😖 confounded|😣 persevere|😞 disappointed|😓 sweat|😩 weary|😫 tired_face|🥱 yawning_face|😤 triumph|😡 rage|😠 angry|🤬 face_with_symbols_on_mouth
😈 smiling_imp|👿 imp|💀 skull|💩 hankey poop|🤡 clown_face|👻 ghost|👽 alien|🤖 robot_face|😺 smiley_cat|😸 smile_cat|😹 joy_cat|😻 heart_eyes_cat
🙈 see_no_evil|🙉 hear_no_evil|🙊 speak_no_evil|👋 wave|🤚 raised_back_of_hand|✋ hand raised_hand|🖖 spock-hand|👌 ok_hand|🤌 pinched_fingers|🤏 pinching_hand
✌️ v|🤞 crossed_fingers|🤟 i_love_you_hand_sign|🤘 the_horns|🤙 call_me_hand|👈 point_left|👉 point_right|👆 point_up_2|👇 point_down|☝️ point_up
🫵 index_pointing_at_the_viewer|👍 +1 thumbsup|👎 -1 thumbsdown|✊ fist|👊 facepunch punch|🤛 left-facing_fist|🤜 right-facing_fist|👏 clap|🙌 raised_hands
🫶 heart_hands|👐 open_hands|🤲 palms_up_together|🤝 handshake|🙏 pray|✍️ writing_hand|💅 nail_care|🤳 selfie|💪 muscle|🦾 mechanical_arm|👂 ear
🦻 ear_with_hearing_aid|👃 nose|🧠 brain|🫀 anatomical_heart|🦷 tooth|🦴 bone|👀 eyes|👁️ eye|👅 tongue|👄 lips|👶 baby|🧒 child|👦 boy|👧 girl
🧑 adult|👨 man|👩 woman|🧓 older_adult|👴 older_man|👵 older_woman|🙋 raising_hand|🙇 bow|🤦 face_palm|🤷 shrug|🙅 no_good|🙆 ok_woman
💁 information_desk_person|🧑‍⚕️ health_worker|🧑‍🎓 student|🧑‍🏫 teacher|🧑‍⚖️ judge|🧑‍🌾 farmer|🧑‍🍳 cook|🧑‍🔧 mechanic|🧑‍🏭 factory_worker|🧑‍💼 office_worker
🧑‍🔬 scientist|🧑‍💻 technologist|👩‍💻 female-technologist|👨‍💻 male-technologist|🧑‍🎨 artist|🧑‍✈️ pilot|🧑‍🚀 astronaut|🧑‍🚒 firefighter|👮 cop|🕵️ sleuth_or_spy detective|💂 guardsman
🥷 ninja|👷 construction_worker|🤴 prince|👸 princess|🎅 santa|🦸 superhero|🦹 supervillain|🧙 mage|🧚 fairy|🧘 person_in_lotus_position|🏃 runner running
🚶 walking|🧗 person_climbing|🏋️ weight_lifter|🚴 bicyclist|🏊 swimmer|🏄 surfer|🤹 juggling|💃 dancer|🕺 man_dancing|👯 dancers|👫 couple|👪 family
🗣️ speaking_head_in_silhouette|👤 bust_in_silhouette|👥 busts_in_silhouette|🫂 people_hugging|👣 footprints`,
  nature: `
🐵 monkey_face|🐶 dog|🐺 wolf|🦊 fox_face|🐱 cat|🦁 lion_face|🐯 tiger|🐴 horse|🦄 unicorn_face|🦓 zebra_face|🦌 deer|🐮 cow|🐷 pig|🐑 sheep|🐐 goat
🐪 dromedary_camel|🦒 giraffe_face|🐘 elephant|🐭 mouse|🐹 hamster|🐰 rabbit|🐿️ chipmunk|🦫 beaver|🦔 hedgehog|🦇 bat|🐻 bear|🐨 koala|🐼 panda_face|🦥 sloth
🦦 otter|🐾 feet paw_prints|🦃 turkey|🐔 chicken|🐣 hatching_chick|🐥 hatched_chick|🐤 baby_chick|🐦 bird|🐧 penguin|🕊️ dove_of_peace|🦅 eagle|🦆 duck|🦢 swan
🦉 owl|🦩 flamingo|🦚 peacock|🐸 frog|🐢 turtle|🐍 snake|🐲 dragon_face|🐉 dragon|🐳 whale|🐬 dolphin flipper|🐟 fish|🐠 tropical_fish|🐙 octopus|🦀 crab
🐌 snail|🦋 butterfly|🐛 bug|🐜 ant|🐝 bee honeybee|🐞 ladybug beetle|🕷️ spider|🕸️ spider_web|💐 bouquet|🌸 cherry_blossom|🪷 lotus|🌹 rose|🥀 wilted_flower
🌺 hibiscus|🌻 sunflower|🌼 blossom|🌷 tulip|🌱 seedling|🪴 potted_plant|🌲 evergreen_tree|🌳 deciduous_tree|🌴 palm_tree|🌵 cactus|🌾 ear_of_rice
🌿 herb|☘️ shamrock|🍀 four_leaf_clover|🍁 maple_leaf|🍂 fallen_leaf|🍃 leaves|🍄 mushroom|🪨 rock|🪵 wood|🌍 earth_africa|🌎 earth_americas|🌏 earth_asia
🌐 globe_with_meridians|🌕 full_moon|🌙 crescent_moon|🌝 full_moon_with_face|☀️ sunny|🌞 sun_with_face|⭐ star|🌟 star2|✨ sparkles|🌠 stars|☁️ cloud
⛅ partly_sunny|🌤️ mostly_sunny|🌧️ rain_cloud|⛈️ thunder_cloud_and_rain|🌩️ lightning|❄️ snowflake|☃️ snowman|🌬️ wind_blowing_face|🌈 rainbow|☔ umbrella_with_rain_drops
⚡ zap|🔥 fire|💧 droplet|🌊 ocean|🌋 volcano|🏔️ snow_capped_mountain|⛰️ mountain|🏕️ camping|🏖️ beach_with_umbrella|🏝️ desert_island|🌅 sunrise|🌄 sunrise_over_mountains`,
  food: `
🍇 grapes|🍉 watermelon|🍊 tangerine|🍋 lemon|🍌 banana|🍍 pineapple|🥭 mango|🍎 apple|🍐 pear|🍑 peach|🍒 cherries|🍓 strawberry|🫐 blueberries|🥝 kiwifruit
🍅 tomato|🥥 coconut|🥑 avocado|🍆 eggplant|🥔 potato|🥕 carrot|🌽 corn|🌶️ hot_pepper|🥦 broccoli|🧄 garlic|🧅 onion|🥜 peanuts|🌰 chestnut|🍞 bread
🥐 croissant|🥨 pretzel|🥯 bagel|🥞 pancakes|🧀 cheese_wedge|🍖 meat_on_bone|🥓 bacon|🍔 hamburger|🍟 fries|🍕 pizza|🌭 hotdog|🥪 sandwich|🌮 taco|🌯 burrito
🥚 egg|🍳 fried_egg cooking|🍲 stew|🥗 green_salad|🍿 popcorn|🧂 salt|🍱 bento|🍙 rice_ball|🍚 rice|🍛 curry|🍜 ramen|🍝 spaghetti|🍣 sushi|🍤 fried_shrimp
🥟 dumpling|🥮 moon_cake|🍡 dango|🥡 takeout_box|🍦 icecream|🍨 ice_cream|🍩 doughnut|🍪 cookie|🎂 birthday|🍰 cake|🧁 cupcake|🥧 pie|🍫 chocolate_bar|🍬 candy
🍭 lollipop|🍯 honey_pot|🍼 baby_bottle|🥛 glass_of_milk|☕ coffee|🫖 teapot|🍵 tea|🍶 sake|🍾 champagne|🍷 wine_glass|🍸 cocktail|🍹 tropical_drink|🍺 beer
🍻 beers|🥂 clinking_glasses|🥤 cup_with_straw|🧋 bubble_tea|🧃 beverage_box|🥢 chopsticks|🍴 fork_and_knife|🥄 spoon`,
  activity: `
🎃 jack_o_lantern|🎄 christmas_tree|🎆 fireworks|🎇 sparkler|🧨 firecracker|🎈 balloon|🎉 tada|🎊 confetti_ball|🎋 tanabata_tree|🎏 flags|🎐 wind_chime|🧧 red_envelope
🎀 ribbon|🎁 gift|🎗️ reminder_ribbon|🎟️ admission_tickets|🎫 ticket|🎖️ medal|🏆 trophy|🏅 sports_medal|🥇 first_place_medal|🥈 second_place_medal|🥉 third_place_medal
⚽ soccer|⚾ baseball|🏀 basketball|🏐 volleyball|🏈 football|🎾 tennis|🎳 bowling|🏓 table_tennis_paddle_and_ball|🏸 badminton_racquet_and_shuttlecock|🥊 boxing_glove
🥋 martial_arts_uniform|🥅 goal_net|⛳ golf|🎣 fishing_pole_and_fish|🎽 running_shirt_with_sash|🎿 ski|🛷 sled|🥌 curling_stone|🎯 dart|🪀 yo-yo|🪁 kite|🎱 8ball
🔮 crystal_ball|🪄 magic_wand|🎮 video_game|🎲 game_die|🧩 jigsaw|🧸 teddy_bear|♟️ chess_pawn|🃏 black_joker|🎭 performing_arts|🖼️ frame_with_picture|🎨 art|🧵 thread
🪡 sewing_needle|🧶 yarn|🪢 knot|🎤 microphone|🎧 headphones|🎷 saxophone|🎸 guitar|🎹 musical_keyboard|🎺 trumpet|🎻 violin|🥁 drum_with_drumsticks|🎬 clapper|🏹 bow_and_arrow`,
  travel: `
🚗 car red_car|🚕 taxi|🚌 bus|🏎️ racing_car|🚑 ambulance|🚒 fire_engine|🚓 police_car|🚚 truck|🚛 articulated_lorry|🚜 tractor|🚲 bike|🛴 scooter|🏍️ racing_motorcycle
🚏 busstop|🛣️ motorway|🛤️ railway_track|⛽ fuelpump|🚨 rotating_light|🚥 traffic_light|🚦 vertical_traffic_light|🛑 octagonal_sign|🚧 construction|⚓ anchor
🛟 ring_buoy|⛵ boat sailboat|🛶 canoe|🚤 speedboat|🛳️ passenger_ship|⛴️ ferry|🚢 ship|✈️ airplane|🛫 airplane_departure|🛬 airplane_arriving|🪂 parachute|🚁 helicopter
🚀 rocket|🛸 flying_saucer|🛰️ satellite|🚂 steam_locomotive|🚄 bullettrain_side|🚆 train2|🚇 metro|🚉 station|🏠 house|🏡 house_with_garden|🏗️ building_construction|🧱 bricks
🏢 office|🏥 hospital|🏦 bank|🏨 hotel|🏪 convenience_store|🏫 school|🏭 factory|🏯 japanese_castle|🏰 european_castle|🌉 bridge_at_night|🗼 tokyo_tower|🗽 statue_of_liberty
⛪ church|⛩️ shinto_shrine|🏟️ stadium|🏛️ classical_building|🎡 ferris_wheel|🎢 roller_coaster|🎪 circus_tent|🗺️ world_map|🧭 compass|⛺ tent|🌃 night_with_stars|🏙️ cityscape
🧳 luggage|🛎️ bellhop_bell|🚪 door|🪟 window|🛏️ bed|🪑 chair|🛋️ couch_and_lamp`,
  objects: `
⌚ watch|📱 iphone|💻 computer|⌨️ keyboard|🖥️ desktop_computer|🖨️ printer|🖱️ three_button_mouse|💾 floppy_disk|💿 cd|🧮 abacus|📷 camera|📸 camera_with_flash
📹 video_camera|🎥 movie_camera|📞 telephone_receiver|☎️ phone telephone|📟 pager|📺 tv|📻 radio|🎙️ studio_microphone|🎚️ level_slider|🎛️ control_knobs|⏱️ stopwatch|⏲️ timer_clock
⏰ alarm_clock|🕰️ mantelpiece_clock|⌛ hourglass|⏳ hourglass_flowing_sand|📡 satellite_antenna|🔋 battery|🔌 electric_plug|💡 bulb|🔦 flashlight|🕯️ candle|🧯 fire_extinguisher
💸 money_with_wings|💵 dollar|💴 yen|💶 euro|💰 moneybag|🪙 coin|💳 credit_card|🧾 receipt|💎 gem|⚖️ scales|🪜 ladder|🧰 toolbox|🪛 screwdriver|🔧 wrench|🔨 hammer
⚒️ hammer_and_pick|🛠️ hammer_and_wrench|⛏️ pick|🔩 nut_and_bolt|⚙️ gear|🪝 hook|🧲 magnet|🪤 mouse_trap|⛓️ chains|🔗 link|🪚 carpentry_saw|🗜️ compression|🛡️ shield|🗡️ dagger_knife
⚔️ crossed_swords|🏺 amphora|🔭 telescope|🔬 microscope|🧪 test_tube|🧫 petri_dish|🧬 dna|⚗️ alembic|💊 pill|💉 syringe|🩺 stethoscope|🩹 adhesive_bandage|🌡️ thermometer
🧹 broom|🧺 basket|🧻 roll_of_paper|🧼 soap|🪣 bucket|🧽 sponge|🔑 key|🗝️ old_key|🔒 lock|🔓 unlock|🔐 closed_lock_with_key|✉️ email envelope|📧 e-mail|📨 incoming_envelope
📩 envelope_with_arrow|📤 outbox_tray|📥 inbox_tray|📦 package|🏷️ label|📪 mailbox_closed|📬 mailbox_with_mail|📮 postbox|📜 scroll|📃 page_with_curl|📄 page_facing_up
📑 bookmark_tabs|📊 bar_chart|📈 chart_with_upwards_trend|📉 chart_with_downwards_trend|🗒️ spiral_note_pad|🗓️ spiral_calendar_pad|📆 calendar|📅 date|📇 card_index|🗃️ card_file_box
🗳️ ballot_box_with_ballot|🗄️ file_cabinet|📋 clipboard|📁 file_folder|📂 open_file_folder|🗂️ card_index_dividers|📰 newspaper|🗞️ rolled_up_newspaper|📓 notebook|📔 notebook_with_decorative_cover
📒 ledger|📕 closed_book|📗 green_book|📘 blue_book|📙 orange_book|📚 books|📖 book open_book|🔖 bookmark|📎 paperclip|🖇️ linked_paperclips|📐 triangular_ruler|📏 straight_ruler
📌 pushpin|📍 round_pushpin|✂️ scissors|🖊️ lower_left_ballpoint_pen|🖋️ lower_left_fountain_pen|✒️ black_nib|🖌️ lower_left_paintbrush|🖍️ lower_left_crayon|📝 memo pencil|✏️ pencil2
🔍 mag|🔎 mag_right|📢 loudspeaker|📣 mega|🔔 bell|🔕 no_bell|🔊 loud_sound|👓 eyeglasses|🥽 goggles|🥼 lab_coat|🦺 safety_vest|👔 necktie|👕 shirt|👟 athletic_shoe|🥾 hiking_boot
🎒 school_satchel|👜 handbag|💼 briefcase|🎩 tophat|🧢 billed_cap|⛑️ helmet_with_white_cross|👑 crown|💍 ring|🎓 mortar_board|☂️ umbrella|🌂 closed_umbrella|🪞 mirror|🗑️ wastebasket
🪪 identification_card|🪧 placard|🧷 safety_pin|🪶 feather|🏮 izakaya_lantern lantern|🪔 diya_lamp|🎼 musical_score|🎵 musical_note|🎶 notes|💣 bomb|🪃 boomerang`,
  symbols: `
❤️ heart|🧡 orange_heart|💛 yellow_heart|💚 green_heart|💙 blue_heart|💜 purple_heart|🖤 black_heart|🤍 white_heart|🤎 brown_heart|💔 broken_heart|💕 two_hearts|💞 revolving_hearts
💓 heartbeat|💗 heartpulse|💖 sparkling_heart|💘 cupid|💝 gift_heart|💯 100|💢 anger|💥 boom collision|💫 dizzy|💦 sweat_drops|💨 dash|💬 speech_balloon|🗨️ left_speech_bubble
💭 thought_balloon|💤 zzz|💌 love_letter|✅ white_check_mark|☑️ ballot_box_with_check|✔️ heavy_check_mark|❌ x|❎ negative_squared_cross_mark|➕ heavy_plus_sign|➖ heavy_minus_sign
✖️ heavy_multiplication_x|➗ heavy_division_sign|♾️ infinity|❓ question|❔ grey_question|❗ exclamation heavy_exclamation_mark|❕ grey_exclamation|‼️ bangbang|⁉️ interrobang|⚠️ warning
⛔ no_entry|🚫 no_entry_sign|🔞 underage|☢️ radioactive_sign|☣️ biohazard_sign|⬆️ arrow_up|↗️ arrow_upper_right|➡️ arrow_right|↘️ arrow_lower_right|⬇️ arrow_down|↙️ arrow_lower_left
⬅️ arrow_left|↖️ arrow_upper_left|↕️ arrow_up_down|↔️ left_right_arrow|↩️ leftwards_arrow_with_hook|↪️ arrow_right_hook|🔃 arrows_clockwise|🔄 arrows_counterclockwise|🔙 back|🔚 end
🔛 on|🔜 soon|🔝 top|🔀 twisted_rightwards_arrows|🔁 repeat|▶️ arrow_forward|⏩ fast_forward|⏸️ double_vertical_bar|⏹️ black_square_for_stop|⏪ rewind|🔼 arrow_up_small|🔽 arrow_down_small
♻️ recycle|⚜️ fleur_de_lis|🔱 trident|📛 name_badge|🔰 beginner|⭕ o|🌀 cyclone|♿ wheelchair|🆗 ok|🆕 new|🆒 cool|🆓 free|🆙 up|🆘 sos|ℹ️ information_source|🔤 abc|🔢 1234
0️⃣ zero|1️⃣ one|2️⃣ two|3️⃣ three|4️⃣ four|5️⃣ five|6️⃣ six|7️⃣ seven|8️⃣ eight|9️⃣ nine|🔟 keycap_ten|#️⃣ hash|🔴 red_circle|🟠 large_orange_circle|🟡 large_yellow_circle
🟢 large_green_circle|🔵 large_blue_circle|🟣 large_purple_circle|🟤 large_brown_circle|⚫ black_circle|⚪ white_circle|🟥 large_red_square|🟧 large_orange_square|🟨 large_yellow_square
🟩 large_green_square|🟦 large_blue_square|🟪 large_purple_square|⬛ black_large_square|⬜ white_large_square|🔶 large_orange_diamond|🔷 large_blue_diamond|🔸 small_orange_diamond
🔹 small_blue_diamond|🔺 small_red_triangle|🔻 small_red_triangle_down|💠 diamond_shape_with_a_dot_inside|🔘 radio_button|🏁 checkered_flag|🚩 triangular_flag_on_post|🏴 waving_black_flag
🏳️ waving_white_flag|🏳️‍🌈 rainbow-flag|🎌 crossed_flags|🇨🇳 cn flag-cn|🇬🇧 gb flag-gb uk|🇺🇸 us flag-us|☯️ yin_yang|☮️ peace_symbol|⚛️ atom_symbol|🧿 nazar_amulet|🪬 hamsa`,
}

export type EmojiCategory = keyof typeof table

export interface Emoji {
  name: string
  character: string
  category: EmojiCategory
}

/** One entry an emoji, under its first name. */
export const emoji: Emoji[] = []
const characters = new Map<string, string>()

for (const [category, text] of Object.entries(table) as [EmojiCategory, string][]) {
  for (const entry of text.trim().split(/[|\n]/)) {
    const [character, ...names] = entry.trim().split(' ')
    if (!character || !names[0]) continue
    emoji.push({ name: names[0], character, category })
    for (const name of names) characters.set(name, character)
  }
}

const skinTones: Record<string, string> = { 2: '🏻', 3: '🏼', 4: '🏽', 5: '🏾', 6: '🏿' }

/** The character of `tada` or `+1::skin-tone-3`; null when the name is no standard emoji of the table. */
export function emojiCharacter(name: string): string | null {
  const [base = '', tone] = name.split('::skin-tone-')
  const character = characters.get(base)
  if (!character) return null
  return tone ? character.replace('\uFE0F', '') + (skinTones[tone] ?? '') : character
}

/** Emoji whose short names hold the query, those that start with it first. */
export function findEmoji(query: string, limit: number): Emoji[] {
  const wanted = query.toLowerCase().replace(/[ -]/g, '_')
  const starts: Emoji[] = []
  const holds: Emoji[] = []
  const seen = new Set<string>()
  for (const [name, character] of characters) {
    const at = name.replaceAll('-', '_').indexOf(wanted)
    if (at < 0 || seen.has(character)) continue
    seen.add(character)
    const found = emoji.find(entry => entry.character === character)
    const category = found?.category ?? 'symbols'
    ;(at === 0 ? starts : holds).push({ name, character, category })
  }
  return [...starts, ...holds].slice(0, limit)
}
