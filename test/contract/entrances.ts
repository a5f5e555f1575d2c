/**
 * Ways into Laurel that people see before they have typed anything: what a chat's own menus offer, as its manifest names
 * them. What is typed is one table for both (`src/core/command-words.ts`), and so are the buttons of Home, by their titles.
 */
export const entrances = [
  { way: 'give kudos', slack: 'global give_kudos', teams: 'compose giveKudos' },
  { way: 'give feedback', slack: 'global give_feedback', teams: 'compose giveFeedback' },
  { way: 'ask for feedback', slack: 'global ask_for_feedback', teams: 'compose askForFeedback' },
  {
    way: 'give kudos for a message',
    slack: 'message give_kudos_for_this',
    teams: 'message giveKudosForThis',
  },
  { way: 'the command for kudos', slack: 'command /kudos', teams: 'command kudos' },
  { way: 'the command for feedback', slack: 'command /feedback', teams: 'command feedback' },
  { way: 'the command for check-ins', slack: 'command /pulse', teams: 'command pulse' },
  { way: 'the command for competencies', slack: 'command /competency', teams: 'command competency' },
  { way: 'one’s own place', slack: 'tab Home', teams: 'command home' },
  // Another app may own the names above: in Slack the others stand behind this one.
  { way: 'one’s hours', slack: 'word hours', teams: 'command hours' },
  { way: 'one’s questions', slack: 'word questions', teams: 'command questions' },
  { way: 'the setup', slack: 'word setup', teams: 'command setup' },
  { way: 'the language', slack: 'word language', teams: 'command language' },
  { way: 'help', slack: 'word help', teams: 'command help' },
] as const
