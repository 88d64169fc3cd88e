### The morning message and reminders.

button-open = Open
digest-returned = Returned
digest-overdue = Overdue
digest-today-and-tomorrow = Today and tomorrow
digest-this-week = This week
digest-later = Later
digest-new = New
digest-check-in = Continuous: any news?
digest-more =
    { $count ->
        [one] And { $count } more activity in the list.
       *[other] And { $count } more activities in the list.
    }
digest-all = All activities
digest-new-folded =
    { $count ->
        [one] New: { $count } activity, the nearest { $nearest }.
       *[other] New: { $count } activities, the nearest { $nearest }.
    }
digest-new-undated =
    { $count ->
        [one] New: { $count } activity without a deadline.
       *[other] New: { $count } activities without a deadline.
    }
digest-report-later = I will report later
digest-report-later-done =
    { $count ->
        [one] Noted: { $count } activity is in work. I will remind you on its last day.
       *[other] Noted: { $count } activities are in work. I will remind you on their last days.
    }
digest-report-later-nothing = No deadline is near today, there is nothing to note.
digest-last-working-day = last working day { $day }
digest-put-off-tomorrow = Remind tomorrow
digest-put-off-in-three-days = In 3 days
digest-put-off-monday = On Monday
digest-put-off-done = I will remind you on { $day }. The last day of a deadline will still be said.
digest-put-off-nothing = There is nothing to remind of any more.

reminder-today = Today is the last day
reminder-overdue = The deadline passed yesterday
reminder-reply = Reply to this message with a file or a photo.

### Messages to the office and to groups, personal settings.

menu-notifications = Notifications
menu-calendar = Deadlines for a calendar
command-notifications = When and how the bot writes
command-calendar = Deadlines as a calendar file

office-waiting = To be reviewed: { $count }.
office-wishes = Ask for another deadline: { $count }.
office-last-day = Today is the last day: { $names }.
office-overdue =
    { $count ->
        [one] { $count } organisation has not reported: { $names }.
       *[other] { $count } organisations have not reported: { $names }.
    }
office-late = The longest: { $names }.
office-unreached =
    { $count ->
        [one] The bot cannot write to { $count } organisation, please phone: { $names }.
       *[other] The bot cannot write to { $count } organisations, please phone: { $names }.
    }
office-and-more = { $names } and { $count } more
office-review = Review ({ $count })
office-debtors = Who has not reported
office-escalation = Long overdue
office-weekly = The week
office-weekly-line = <b>{ $title }</b>: { $done } of { $total } done, { $overdue } overdue.

group-week = The week · { $title }
group-nothing-due = Nothing is due this week.
group-week-line = { $name } — { $day }, { $reported } of { $total } reported
group-more =
    { $count ->
        [one] And { $count } more activity.
       *[other] And { $count } more activities.
    }
group-figures = Done last week: { $done }. Overdue now: { $overdue }.
group-choose = Which roadmap is this group to follow?
group-no-roadmap = No roadmap is in force. Put a plan in force in the private chat with the bot, then repeat /link.
group-linked = This group follows the roadmap «{ $title }»: its deadlines appear here once a week. To end it: /unlink.
group-summary-on =
    Summary: every { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } at { $hour }:00; if that is a day off, on the next working day.
group-summary-off = No summary is posted here by schedule.
group-summary-ask = Post the summary
group-summary-move = Change the day and the hour
group-summary-stop = Do not post the summary
group-summary-day = On which day of the week shall the summary be posted?
group-summary-hour = At what hour, by the time of the municipality?
group-weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
group-unlinked = The bot writes nothing more here. To link again: /link.

notify-title = Notifications
notify-hour = Morning message: { $hour }
notify-hour-usual = as the roadmap says
notify-zone = Time: { $zone }
notify-zone-usual = that of the municipality
notify-weekly-on = Summary of the week: on Mondays
notify-weekly-off = Summary of the week: not sent
notify-turn-weekly-on = Send the week's summary
notify-turn-weekly-off = Stop the week's summary
notify-tables-on = Summaries: as a table
notify-tables-off = Summaries: as text
notify-turn-tables-on = Show summaries as a table
notify-turn-tables-off = Show summaries as text
notify-snoozed =
    { $count ->
        [one] { $count } activity is put off.
       *[other] { $count } activities are put off.
    }
notify-wake = Remind of what is put off
notify-change-hour = Hour of the message
notify-change-zone = Time zone
notify-change-locale = Language
notify-ask-hour = At which hour should the morning message come? The roadmap's quiet hours stay in force.
notify-ask-zone = Which time do you live by?
notify-ask-locale = Which language should I write in?
notify-hour-follow = As the roadmap says
notify-zone-follow = As the municipality
notify-locale-ru = Русский
notify-locale-en = English
notify-saved = Saved

calendar-ask-school = Whose deadlines should I send as a file?
calendar-caption =
    { $count ->
        [one] { $count } deadline. Open the file, and it appears in your phone's calendar.
       *[other] { $count } deadlines. Open the file, and they appear in your phone's calendar.
    }
calendar-nothing = No deadline is open, the calendar is empty.
