### The curator: messages about activities, people and organisations, debtors, the log.


people-choose = The people of which municipality?
people-none = This part is for curators. The administrator of the bot invites them under “Municipalities”.
people-title = People and organisations · { $municipality }
people-organisations =
    { $count ->
        [0] There are no organisations yet. Add them as a list, one a line.
       *[other] Organisations: { $count }
    }
people-without = Without a coordinator: { $count }. Send them an invite or hand out a sheet of QR codes.
people-coordinators = Coordinators: { $count }
people-unreachable =
    { $count ->
        [one] The bot cannot write to { $count } coordinator. Please call.
       *[other] The bot cannot write to { $count } coordinators. Please call them.
    }
people-all = Organisations
people-home = People and organisations
people-missing = Without a coordinator ({ $count })
people-sheet = Sheet of QR codes
people-office = Curators and managers
office-title = Curators and managers · { $municipality }
office-curators = Curators:
office-managers = Managers:
office-nobody = nobody yet
colleague-unreachable = { $name } (the bot cannot write)
member-unreachable = The bot cannot write: most likely its chat is blocked. Call them.
member-replace = Hand over to a colleague
member-replace-hint = When the colleague opens the link, the role passes to them and this one ends.
member-end = End the role
member-confirm-end =
    End the role: { $name }, { $place }?
    Access and reminders end at once; the reports stay.
member-ended = The role has ended: { $name }, { $place }.

organisations-all = Organisations: { $count }
organisations-without = Without a coordinator: { $count }
organisations-closed = Closed: { $count }
organisations-show-all = All
organisations-show-without = Without a coordinator
organisations-show-closed = Closed
organisations-nothing = There is nothing here.
organisations-none = There are no organisations yet. Press the button that adds a list.
organisations-add = Add a list
organisations-ask =
    Send the names, one a line, or an Excel file with the list.
    The bot knows a school, a kindergarten or a centre by its name; you can correct it later.
organisations-added =
    { $count ->
        [0] There are no new organisations.
        [one] { $count } organisation was added.
       *[other] { $count } organisations were added.
    }
organisations-next = Now invite the coordinators: one by one under “Organisations” or with a sheet of QR codes.
organisations-known = Known before: { $count }.
organisation-kind = Kind: { $kind }
organisation-without = { $name } — no coordinator
organisation-closed = Closed: no reports are expected, the history is kept.
organisation-groups = Groups: { $groups }
organisation-people =
    { $count ->
        [one] Coordinator: { $names }
       *[other] Coordinators: { $names }
    }
organisation-heads =
    { $count ->
        [one] Head: { $names }
       *[other] Heads: { $names }
    }
organisation-nobody = There is no coordinator: nobody gets the reminders.
organisation-tasks = Activities
organisation-tasks-title = Activities · { $name }
organisation-tasks-nothing = Everything has been handed in and reviewed.
organisation-open = The organisation
organisation-owed = Reports expected: { $count }
organisation-invite = Invite
organisation-invite-head = Invite the head
organisation-kinds = Kind
organisation-rename = Rename
organisation-close = Close
organisation-reopen = Open again
organisation-ask-kind = What is it: { $name }?
organisation-ask-name = Write the new name. Now: { $name }
organisation-confirm-close = Close { $name }? Reports expected: { $count }, they will be cancelled. It can be opened again at any time.
kind-school = School
kind-kindergarten = Kindergarten
kind-extracurricular = Extracurricular education
kind-department = Office, department
kind-centre = Methodical centre
kind-other = Other

groups = Groups
groups-title = Groups of organisations. Activities of a plan can be assigned to a group.
groups-none = There are no groups yet. A group helps when a plan does not concern everybody: “town”, “village”.
groups-add = New group
groups-ask-name = What is the group called? For example: village schools.
group-line = { $name } ({ $count })
group-members =
    { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
group-hint = Press an organisation to put it in or take it out.
group-remove = Delete the group

sheet-caption = Point your phone's camera at the code and press “Start”. The bot reminds of deadlines and takes reports.
sheet-until = valid until { $day }
sheet-file = Invites { $day }.pdf
sheet-picture = Invites { $day }, sheet { $page }.png
sheet-pictures = As PNG pictures
sheet-sent =
    { $count ->
        [one] { $count } invite to print. It works once.
       *[other] { $count } invites to print. Each works once.
    }
sheet-nobody = Every organisation has a coordinator, there is nobody to invite.

menu-debtors = Who has not reported
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
command-debtors = Who has not reported

card-desk = Decide
desk-check = Review
desk-move = Move the deadline
desk-dismiss = Does not concern it
desk-cancel = Cancel for the school
desk-cancel-sure = Cancel it
desk-reopen = Open again
desk-write = Write to the school
desk-review = Review reports of the activity
desk-unreview = Do not review reports of the activity
desk-activity = The activity for everybody
desk-review-on = A curator reviews the report.
desk-review-off = The report is accepted without review.
desk-confirm-cancel = Cancel it for this organisation? No report will be needed, and the school is told.
desk-ask-day = To what day?
desk-ask-reason = Write what else has to be done. The school gets your words at once.
desk-done = Done, the school is told.
rules = What to review
rules-title = Which reports are reviewed? Press to turn the review on or off. For a single activity: its card, “Decide”.
rules-none = There are no roadmaps in force yet.
rules-on = ✓ { $title }
rules-off = { $title } — without review
rules-exceptions = { $title }: single activities with another rule — { $count }.
desk-debtors = Who else has not reported
