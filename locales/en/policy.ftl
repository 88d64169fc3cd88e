### Rules of reminding and the working calendar.

menu-policy = Rules of reminding
menu-calendar-days = Working calendar
command-policy = How to remind of deadlines

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
policy-escalation = Who learns of lateness
policy-leads = Earlier for longer windows
policy-lead = up to { $days } days: { $percent }%
policy-leads-alike = all alike
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
policy-to-head = head { $days }
policy-to-curator = curator { $days }
policy-to-manager = manager { $days }
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
