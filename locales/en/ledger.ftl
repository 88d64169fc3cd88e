### Deliveries: what the bot has sent and what did not arrive.

menu-ledger = Deliveries
command-deliveries = What was sent and what did not arrive

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
message-kind-accepted = accepted
message-kind-blocked = difficulty
message-kind-not-applicable-asked = does not apply
message-kind-question = question
message-kind-curator-wrote = curator's words
message-kind-deadline-asked = wish for a deadline
message-kind-deadline-decided = decision on a deadline
message-kind-nudge = curator's reminder
message-kind-office-digest = curator's morning
message-kind-weekly-digest = the week
message-kind-escalation = long overdue
message-kind-group-week = week in a group
message-kind-group-summary = summary in a group
message-kind-other = message

delivery-pending = waiting
delivery-claimed = being sent
delivery-sent = delivered
delivery-uncertain = uncertain, will be repeated
delivery-failed = not sent
delivery-unreachable = the bot is blocked
delivery-obsolete = out of date
