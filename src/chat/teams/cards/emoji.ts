/** Teams shows characters where Slack has short names: those of the built-in framework and of Laurel's own sentences. */
const table = `
💯 100|🧮 abacus|🩹 adhesive_bandage|⚗️ alembic|🚛 articulated_lorry|🔔 bell|🛎️ bellhop_bell|📚 books
🧠 brain|🌉 bridge_at_night|💡 bulb|👥 busts_in_silhouette|🦋 butterfly|📆 calendar|📈 chart_with_upwards_trend|🏁 checkered_flag
🎪 circus_tent|👏 clap|🏛️ classical_building|🪙 coin|🧭 compass|🌳 deciduous_tree|🕊️ dove_of_peace|🔌 electric_plug
🌲 evergreen_tree|👀 eyes|🪶 feather|🔥 fire|🧯 fire_extinguisher|👣 footprints|🎲 game_die|🌐 globe_with_meridians
🤝 handshake|🐣 hatching_chick|❤️ heart|🌿 herb|⏳ hourglass_flowing_sand|🏡 house_with_garden|🧩 jigsaw|🪁 kite
🪜 ladder|🎚️ level_slider|🔗 link|🔒 lock|🔎 mag_right|📬 mailbox_with_mail|📣 mega|📝 memo
🔬 microscope|🪞 mirror|💰 moneybag|🎓 mortar_board|⛰️ mountain|💪 muscle|📰 newspaper|🌊 ocean
🗝️ old_key|🎭 performing_arts|👉 point_right|📮 postbox|🙏 pray|🌈 rainbow|🙌 raised_hands|🙋 raising_hand
🛟 ring_buoy|🚀 rocket|🫡 saluting_face|📡 satellite_antenna|🌱 seedling|🛡️ shield|✨ sparkles|💬 speech_balloon
🕸️ spider_web|⭐ star|🩺 stethoscope|📏 straight_ruler|🎙️ studio_microphone|🌻 sunflower|☀️ sunny|🌅 sunrise
🎉 tada|🍵 tea|📞 telephone_receiver|🔭 telescope|💭 thought_balloon|🧵 thread|👍 thumbsup|🧰 toolbox
🏆 trophy|☂️ umbrella|🌋 volcano|⚠️ warning|✅ white_check_mark|🪟 window|🔧 wrench
⏸️ double_vertical_bar|⏰ alarm_clock|📊 bar_chart|⬆️ arrow_up|⬇️ arrow_down|⌛ hourglass|🔕 no_bell|🎁 gift|🎇 sparkler|🎖️ medal|👋 wave|☝️ point_up|✋ hand|✉️ email|🔓 unlock|📅 date|✏️ pencil2|❌ x|✔️ heavy_check_mark`

const characters = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .map(entry => {
      const [character = '', name = ''] = entry.split(' ')
      return [name, character]
    }),
)

/** Undefined for a short name that is not in the table: the reader then sees the name. */
export function characterOf(name: string): string | undefined {
  return characters.get(name)
}
