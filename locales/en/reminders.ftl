### Reminders, morning messages, policies, debtors, the ledger.

office-title = Curators and managers · { $municipality }
office-nobody = nobody yet
debtors-overdue = Overdue reports
debtors-week = Reports due within 7 days
debtors-all = All open activities
debtors-short-overdue = Overdue
debtors-short-week = Week
debtors-short-all = All
debtors-chosen = • { $name }
debtors-count = { $owing } of { $asked } have not reported.
debtors-none =
    { $asked ->
        [0] No deadline has come yet, there is nobody to ask.
        [one] The only organisation has reported.
       *[other] Everybody has reported: { $asked } of { $asked }.
    }
debtors-unreachable =
    { $count ->
        [one] The bot cannot write to { $count } organisation: { $names }. Please call.
       *[other] The bot cannot write to { $count } organisations: { $names }. Please call them.
    }
debtor-blocked = { $name } (blocked the bot)
debtor-missing = { $name } (has not joined)
debtors-and-more = { $names } and { $count } more
debtors-nudge =
    { $count ->
        [one] Remind { $count } person
       *[other] Remind { $count } people
    }
debtors-no-day = The day ({ $day }) changes nothing: a reminder goes at once, to everybody on the list.
debtors-question =
    { $count ->
        [one] Remind { $count } person?
       *[other] Remind { $count } people?
    }
debtors-one-by-one =
    { $count ->
        [0] All that were named have reported: there is nobody to remind.
       *[other] Reminders go to all or to one organisation. Nobody was reminded yet, choose:
    }
debtors-list = List
debtors-nudged =
    { $count ->
        [0] There is nobody left to remind.
        [one] { $count } person gets the reminder.
       *[other] { $count } people get the reminder.
    }
debtors-before = Reminded of this today already: { $count }.
debtor-line = { $name }: { $count }
debtor-not-joined = has not joined
debtor-has-blocked = blocked the bot
nudge-overdue = The curator reminds you: the deadline has passed without a report.
nudge-week = The curator reminds you of the next deadlines.
nudge-all = The curator waits for a report.
ledger-title = Deliveries of 7 days · { $name }
ledger-figures = Delivered: { $sent }, waiting: { $waiting }.
ledger-uncertain = Uncertain: { $count }. The bot will send them once more.
ledger-lost = Not delivered: { $count }.
ledger-unreached =
    { $count ->
        [one] { $count } organisation cannot be reached, please phone:
       *[other] { $count } organisations cannot be reached, please phone:
    }
ledger-all-reached = The bot can write to every organisation.
ledger-blocked = { $name } (blocked the bot)
ledger-missing = { $name } (never joined)
ledger-more = and { $count } more
ledger-messages = Messages
ledger-trouble = Undelivered
ledger-list-all = Messages of 7 days
ledger-list-trouble = Undelivered of 7 days
ledger-nothing = There are no such messages.
ledger-group = group
message-kind-digest = morning message
message-kind-reminder = last day
message-kind-returned = return
message-kind-return-withdrawn = return taken back
message-kind-accepted = accepted
message-kind-blocked = difficulty
message-kind-not-applicable-asked = does not apply
message-kind-school-wrote = words of a school
message-kind-question = question
message-kind-curator-wrote = curator's words
message-kind-deadline-asked = deadline-request for a deadline
message-kind-deadline-decided = decision on a deadline
message-kind-pupils-found = list of pupils
message-kind-nudge = curator's reminder
message-kind-office-digest = curator's morning
message-kind-weekly-digest = the week
message-kind-escalation = long overdue
message-kind-group-week = week in a group
message-kind-group-summary = summary in a group
message-kind-events = events
message-kind-set-aside = set aside
message-kind-mended = mended by a colleague
message-kind-task-cancelled = activity withdrawn
message-kind-file-missed = a file was missed
message-kind-file-passed = a file from the head
message-kind-plan-changed = changes of a plan
message-kind-letter = a letter to schools
message-kind-remind-asked = asked to remind
message-kind-update-set-aside = not dealt with
message-kind-alarm = a warning to the administrator
message-kind-other = message
delivery-pending = waiting
delivery-claimed = being sent
delivery-sent = delivered
delivery-uncertain = uncertain, will be repeated
delivery-failed = not sent
delivery-unreachable = the bot is blocked
delivery-obsolete = out of date
policy-choose = Which roadmap's rules?
policy-none = No roadmap is in force.
policy-title = Reminders · { $title }
policy-now = Now: { $value }
policy-before = Working days before
policy-after = Working days after
policy-then-every = Then every
policy-hour = Hour of the morning message
policy-last-call = Once more on the last day
policy-quiet = Quiet hours
policy-escalation = Who learns of lateness, working days
policy-leads = Earlier for longer windows
policy-lead = up to { $days } days: { $percent }%
policy-leads-alike = all alike
policy-weekly = Day of the list
policy-weekly-none = each on its own day
policy-check-in-before = Working days before a check-in
policy-check-in-before-days = { $days }
policy-rhythm = Check-ins on what goes on
policy-ask-steps = Write three numbers separated by commas, in working days after the deadline: when the head, the curator and the manager are told. Zero for not at all. For example: 3, 5, 10.
policy-before-days = { $days }
policy-after-days = { $days }
policy-every-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
policy-from-to = { $start } to { $end }
policy-to-head = head after { $days }
policy-to-curator = curator after { $days }
policy-to-manager = manager after { $days }
policy-never = none
policy-other = Other days…
policy-reset = Back to the usual ones
policy-saved = Saved
policy-ask-days = Write numbers separated by commas, in working days. For example: 10, 5, 1.
calendar-days-title = Working calendar
calendar-days-about = The bot knows the country's holidays and transfers. Here are the days that differ with you.
calendar-days-none = Nothing is set yet.
calendar-days-working = working
calendar-days-off = off
calendar-days-off-button = Add days off or school holidays
calendar-days-on-button = Add working days
calendar-days-clear-button = Remove days
calendar-days-ask-off = Which days are off? For example: 02.11 – 08.11 autumn holidays.
calendar-days-ask-on = Which days are worked? For example: 14.11 instead of Monday.
calendar-days-ask-clear = Which days are to be as in the country? For example: 02.11 – 08.11.
digest-returned = Returned
digest-overdue = Overdue
digest-since = since the last one: { $changes }
digest-since-of-all = Since the last one: { $changes }.
digest-since-overdue = { $count } overdue
digest-overdue-folded = Overdue: { $count }, under “All activities”.
digest-since-new = { $count } new
digest-since-reported = { $count } reported
digest-today-and-tomorrow = Today and tomorrow
digest-this-week = This week
digest-later = Ahead
digest-new = New
digest-check-in = Continuous: any news?
digest-more-overdue = And { $count } more overdue, the earliest since { $day }, under “All activities”.
digest-more = And { $months }, under “All activities”.
digest-more-undated = { $count } without a deadline
digest-why-list = I write because this is not reported yet. Less often or later: /notifications
digest-why-ahead = I write early, so that there is time. Less often or later: /notifications
digest-why-check-in = I ask now and then: no news is an answer too. Less often or later: /notifications
digest-why-new = I write of what is new once. Less often or later: /notifications
digest-why-last-day = Today, because it is the last working day of a deadline. Less often: /notifications
digest-all = All activities
digest-new-folded =
    { $count ->
        [one] { $where }: { $count } activity. The nearest: { $nearest }.
       *[other] { $where }: { $count } activities. The nearest: { $nearest }.
    }
digest-new-undated =
    { $count ->
        [one] { $where }: { $count } activity without a deadline.
       *[other] { $where }: { $count } activities without a deadline.
    }
digest-report-later = I will report later
digest-report-later-done =
    { $count ->
        [one] Noted: { $count } activity is in work. I will remind you on its last day.
       *[other] Noted: { $count } activities are in work. I will remind you on their last days.
    }
digest-report-later-nothing = No deadline is near today, there is nothing to note.
digest-last-working-day = last working day: { $day }
digest-last-working-today = today is the last working day (due { $until })
digest-snooze-tomorrow = Remind tomorrow
digest-snooze-in-three-days = In 3 days
digest-snooze-monday = On Monday
digest-snooze-one = I will remind you on { $day }: { $about }. The last day of a deadline will still be said.
digest-snooze-earlier = I will remind you on { $day }, earlier than you asked: it is the last working day of the deadline. { $about }
digest-snooze-several =
    I will remind you on { $day } of all that is due now ({ $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }). The last day of a deadline will still be said.
digest-snooze-nothing = There is nothing to remind of any more.
reminder-today = Today is the last day
reminder-overdue = The deadline passed yesterday
reminder-reply = Reply to this message with a file or a photo.
office-awaited-review =
    { $count ->
        [one] { $count } report waits for review: { $names }.
       *[other] { $count } reports wait for review: { $names }.
    }
office-awaited-deadline =
    { $count ->
        [one] { $count } request for another deadline waits: { $names }.
       *[other] { $count } requests for another deadline wait: { $names }.
    }
office-awaited-obstacle =
    { $count ->
        [one] There is { $count } obstacle: { $names }.
       *[other] There are { $count } obstacles: { $names }.
    }
office-waits =
    { $days ->
        [0] { $name } (today)
        [one] { $name } ({ $days } day)
       *[other] { $name } ({ $days } days)
    }
office-last-day = Today is the last day: { $names }.
office-overdue =
    { $count ->
        [one] { $count } organisation has not reported: { $names }.
       *[other] { $count } organisations have not reported: { $names }.
    }
digest-ask-why = What is in the way?
hindrance-ask = What is in the way of the reports? The curator will see the answer and help.
hindrance-no-time = Too little time or too few people
hindrance-unclear = Unclear what is wanted
hindrance-not-ours = This is not our work
hindrance-said-no-time = too little time or too few people
hindrance-said-unclear = unclear what is wanted
hindrance-said-not-ours = somebody else does this
hindrance-heard = Thank you, I shall tell { $names }. The answer stands on the cards of overdue activities ({ $count }). There you can also ask a question or for another deadline.
hindrance-no-curator = the curator
hindrance-nothing = Nothing is overdue now, so there is nothing to say.
office-hindrance = { $name } answers “What is in the way?”: { $said } ({ $who }, { $phone }).
office-own-nobody = nobody yet
office-own =
    { $count ->
        [one] { $name }: { $count } activity. Reports are kept by { $who }.
       *[other] { $name }: { $count } activities. Reports are kept by { $who }.
    }
office-calls-late = Long overdue, worth a call: { $names }.
office-calls = Worth a call: { $names }.
office-nobody-to-call = Nobody has joined, and there is no phone: { $names }.
office-call = { $name } — { $who }
office-call-nobody = nobody has joined
office-no-phone = no phone written down
office-late-curator =
    { $count ->
        [one] The curator can help: { $names }.
       *[other] The curators can help: { $names }.
    }
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
notify-title = Notifications
notify-hour = Morning message: { $hour }
notify-hour-usual = as the roadmap says
notify-zone = Time: { $zone }
notify-zone-usual = that of the municipality
notify-phone = Your phone: { $phone }
notify-phone-none = Your phone: not written down
notify-drop-phone = Remove the phone
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
notify-change-phone = Phone
notify-change-locale = Language
notify-ask-hour = At which hour should the morning message come? The roadmap's quiet hours stay in force.
notify-ask-zone = Which time do you live by?
notify-ask-locale = Which language should I write in?
notify-ask-phone-school = Which number should people call when a deadline is hard to keep? For example: 8 904 123-45-67. Your organisation and the curators and managers of the municipality will see it.
notify-ask-phone-office = Which number should people call when a deadline is hard to keep? For example: 8 904 123-45-67. The organisations, curators and managers of the municipality will see it.
notify-phone-unreadable = That does not look like a phone number. Write only the number, for example: 8 904 123-45-67.
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
laggards-ask = Ask the curators
laggards-nudge = Remind
laggards-write = Write to the schools
laggards-open = Open the list
laggards-please = { $author } asks you to remind the schools
laggards-please-check = { $author } asks you to review the reports
laggards-asked =
    { $count ->
        [one] The curator will get this list.
       *[other] { $count } curators will get this list.
    }
laggards-asked-before = The curators were asked for this today, or the bot cannot write to them. Telephone them.
letter-ask =
    Write the letter, of at most { $most } characters. It goes to the coordinators of { $schools ->
        [one] { $schools } organisation
       *[other] { $schools } organisations
    } in the list. The bot shows the whole letter before it goes.
letter-ask-named = Write the letter to { $names }, of at most { $most } characters. The bot shows it whole before it goes.
letters-last = Letters to schools, the last on top. Who has read which?
letters-none = No letters were sent to schools yet. A letter begins with a list: overdue.
letters-open = Letters to schools
letter-preview = Letter to schools · { $about }
letter-to-list = { $names } and { $others } more
letter-to-all = all schools
letter-to = Organisations { $schools }, recipients { $people }.
letter-unreached = The bot cannot write to: { $names }{ $others ->
        [0] {""}
       *[other] {" "}and { $others } more
    }. Telephone them.
letter-send = Send
letter-dropped = The letter was not sent.
letter-sent = Letter sent · { $about }
letter-read-count = Read by { $read } of { $count }.
letter-unread = — { $who }
letter-was-read = ✓ { $who }, { $day }
letter-from = Letter from: { $author }
letter-read = Read
letter-thanks = Noted as read.
digest-snooze-another-day = Another day
digest-snooze-ask = Until which day should I be silent? For example: 15 January. I shall speak on the last day all the same.
notify-away-ask = I shall be away
notify-away-question = Until which day are you away, and who is reminded? For example: until 15 January, instead of me { $name }.
notify-away-at-once = The reminders go to your colleague at once, not from { $day }: if that is too early, write to me on that day.
notify-away-who = Who is reminded instead of you?
notify-away-nobody = There is nobody to stand in: no colleague has the same work. Ask the curator to invite one.
notify-away = Until { $day } { $name } is reminded instead of you. From { $day } on it is you again.
notify-substitute = { $name } asks you to be reminded until { $day }. You answer for the same activities: they come in the usual morning message.
notify-back = Remind me again
message-kind-substitute = instead of a colleague
notify-coming =
    { $count ->
        [one] In 30 days { $count } morning message will come: { $days }. What is reported is not reminded of, so it may be fewer.
       *[other] In 30 days { $count } morning messages will come: { $days }. What is reported is not reminded of, so they may be fewer.
    }
notify-coming-nothing = In the next 30 days there is nothing to remind of. Only returns and answers of the curator will come.
notify-coming-decide =
    { $count ->
        [one] As things stand, in 30 days { $count } morning message to the curator will come: { $days }.
       *[other] As things stand, in 30 days { $count } morning messages to the curator will come: { $days }.
    }
notify-coming-decide-nothing = As things stand, in 30 days no morning message to the curator will come.
notify-coming-lateness =
    { $count ->
        [one] In 30 days { $count } message about what is long overdue will come: { $days }. If the reports come sooner, it will not.
       *[other] In 30 days { $count } messages about what is long overdue will come: { $days }. If the reports come sooner, there will be fewer.
    }
notify-coming-lateness-nothing = In the next 30 days there will be nothing long overdue to write about.
notify-coming-office = In the morning I write once a week, and when a decision has waited for two working days. If all is decided and reported, I do not.
office-why = I write when there is something to decide, and once a week. Less often: /notifications
office-why-late = I write when something new is long overdue, at most once in two weeks. When to expect it: /notifications
office-why-late-manager = I write when something new is long overdue, at most once a week. When to expect it: /notifications
office-late-more = And { $count } more, the earliest deadline was { $day }.
why-return-withdrawn = I write because the return came to you. Settings: /notifications
why-mended = I write because the return came to you as well. Settings: /notifications
why-task-cancelled = I write once, so that you prepare nothing needless. Settings: /notifications
why-file-missed = I write because the report needs the file. Settings: /notifications
why-file-passed = I write because the file waits for you. Settings: /notifications
why-curator-wrote = I write because the curator speaks to you. Settings: /notifications
why-nudge = I write because the curator asks for it. Of what is reported I do not remind. Settings: /notifications
why-plan-changed = I write once, when a plan has changed. Settings: /notifications
why-remind-asked = I write because you are asked for this. Settings: /notifications
