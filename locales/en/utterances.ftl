### What people write in words.

said-question = What is this about?
said-question-task = Which activity?
said-question-report = Put it down as a report?
said-question-obstacle = Put it down as an obstacle? The curator is told.
said-question-extend = Ask the curator to move the deadline?
said-question-not-ours = Tell the curator that this does not concern you?
said-question-withdraw = What is taken back?
said-question-snooze = What should be brought up later?
said-question-goes-on = Note that the work goes on?
said-question-add = { $name }: the report is sent already. Add these words to it?
said-add = Add to the report
said-as-goes-on = in progress
said-as-unknown = comment
said-as-report = report
said-as-obstacle = obstacle
said-as-extend = move
said-as-not-ours = not ours
said-as-withdraw = take back
said-as-snooze = later
said-other = Another…
said-drop = Not needed
said-dropped = Very well, nothing was written down.
said-gone = Your message is gone. Please write it again.
said-which = Which activity do you mean?
said-no-such = You have no such activity. Open the list.
said-greet = Good day.
said-button = That is a button under one of the messages. Here is where to begin:
said-unknown = The bot has no answer to this. Here is what you can write:
said-no-curator = There is no curator yet. Please ask the education office.
said-person = { $name }: { $role }, { $phone ->
        [none] no phone written down
       *[other] phone { $phone }
    }
said-nothing-returned = There is no returned report to take back.
said-no-person = The bot knows nobody of this name. Check the name, or name the organisation.
said-no-coordinator = The school has no coordinator yet. Ask the curator to invite one.
said-curators =
    { $count ->
        [one] Your curator: { $names }.
       *[other] Your curators: { $names }.
    } { $asks ->
        [coordinator] The coordinator can ask with «Comment» on a card.
       *[button] You can ask with «Comment» on a card.
    }
said-office-curators =
    { $count ->
        [0] There is no curator yet. The administrator of the bot invites one under “Municipalities”.
        [one] The curator: { $names }.
       *[other] The curators: { $names }.
    }
said-curators-there = { $municipality }: { $count ->
        [0] no curator yet
       *[other] { $names }
    }.
said-requests-wait =
    { $count ->
        [0] Nobody asks for another deadline now.
       *[other] Another deadline is asked for — { $count }:
    }
said-why = The bot does not know why. Here is what the reports show; the words “who has an obstacle” show what is in the schools’ way.
said-curator-decides =
    Reports are accepted and returned, and deadlines moved, by the curator{ $count ->
        [0] ; there is none yet.
       *[other] : { $names }.
    } You can see everything: /summary
said-owe = { $number } has yet to be reported by { $count }:
said-curator-reminds = It is a curator who reminds schools: { $names }.
said-owe-nobody = { $number }: all who were asked have reported.
said-colleagues =
    { $count ->
        [0] You report; your organisation has no other coordinator.
        [one] Besides you, reports are made by the coordinator: { $names }.
       *[other] Besides you, reports are made by the coordinators: { $names }.
    }
said-head-unreminded = To a head the bot writes only about what is long overdue. Deadlines of the organisation can be added to your calendar: «сроки в календарь».
said-own-files = Files are on the cards of activities. Name a number, such as «файлы { $number }».
said-others-are-of-office = Other organisations are seen by the education office. Your figures:
said-coordinators =
    { $count ->
        [one] Reports are made by the coordinator: { $names }.
       *[other] Reports are made by the coordinators: { $names }.
    } You see everything and change nothing.
say-title = You can write in words (Russian):
say-coordinator-1 = «{ $number } сделали» — a report
say-coordinator-2 = «можно { $other } до пятницы?» — another deadline
say-coordinator-3 = «не успеваем { $number }, учитель болеет» — an obstacle
say-coordinator-4 = «что у меня горит» — what to hand in first
say-coordinator-5 = «напомни в пятницу» — to be reminded later
say-head-1 = «что просрочено» — what is late
say-head-2 = «когда срок по { $number }» — deadline and status
say-head-3 = «какие документы нужны по { $other }» — what to attach
say-head-4 = «что на этой неделе» — the next deadlines
say-head-5 = «кто куратор» — whom to turn to
say-curator-1 = «что на проверке» — reports one by one
say-curator-2 = «кто не отчитался по { $number }» — a list
say-curator-3 = «напомни всем» — remind those who owe
say-curator-4 = «открой { $other }» — an activity
say-curator-5 = «сводка по школам» — a table
say-manager-1 = «сводка по школам» — a table
say-manager-2 = «кто не отчитался» — a list
say-manager-3 = «сводка за прошлый месяц» — of a period
say-manager-4 = «рейтинг школ» — who leads and who lags
say-manager-5 = «сводка в Excel» — as a file
said-question-reason = Return the report with these words?
said-return = Return: { $name }
said-return-why = Which report is returned? Why is asked after the press.
said-pass-on = Pass on to the school as a comment
said-passed-on = Passed on to the school; the report stays in review.
said-strange-school =
    The list of organisations has no { $schools }. { $keeps ->
        [yes] Check the name: /people
       *[no] Check the number and the name.
    }
said-joined =
    Organisations: { $total }. { $without ->
        [0] Each has somebody who reports.
       *[other] Without a coordinator { $without }: { $names }. { $people ->
            [0] Nobody can invite yet: there is no curator.
           *[other] A curator invites: { $curators }.
        }
    }
said-other-school = { $schools }: only the curator sees the reports of others. Here is what you have:
said-reminds-nobody = A school reminds nobody: the curator does. Your own tasks: /tasks
said-nothing-waits = No such report waits for review. All that waits: /review
said-no-number = The plan has no activity { $number }. The nearest numbers:
said-no-number-of-yours = You have no activity { $number }. The nearest numbers:
said-no-such-task = There is no such activity or school in the plan. Check the number and the name.
said-question-accept =
    { $count ->
        [one] Accept { $count } report?
       *[other] Accept { $count } reports?
    }
said-accept-all =
    { $count ->
        [1] Accept
       *[other] Accept all ({ $count })
    }
said-accept-or-return = Both “accept” and “return” were said. Nothing is done yet, choose:
said-orders = There are several orders here. Press them one at a time:
said-two-orders = These are two different orders, so nothing was done. Write them one at a time.
said-day-alone = No deadline was moved. Write all of it, for example: “move 1.4 of school 3 to Thursday”.
said-office-no-snooze = Reminders to a school are put off by its coordinator. When the bot writes to you: /notifications
said-forbidden = Nothing was done, as you ask.
said-accept-later = The bot accepts nothing by itself on another day: the report waits.
said-accept-now = Accept now
said-question-contact = Send this to the curator as a question?
said-as-contact = question
said-mend-number = { $text }: write down { $now } in place of { $was }?
said-mend-number-do = Write down { $now }
said-number-mended = The number is mended.
said-nobody-known = The bot knows nobody and no organisation called “{ $name }”. Telephones are on the pages of organisations.
own-reviews =
    { $did ->
        [accepted] Reports that you have accepted
        [returned] Reports that you have returned
       *[reviewed] Reports that you have reviewed
    } ({ $of_what }): { $count }
own-reviews-line =
    { $name } · { $organisation } — { $verdict ->
        [accepted] accepted
       *[returned] returned
    }
said-places-are-of-office = The places of schools are seen by the education office. Your figures:
said-unclear-accept = Not all of it is clear, so nothing was accepted. One report at a time: /review
said-unclear-return = Not all of it is clear, so nothing was returned. One report at a time: /review
said-unclear-move = Not all of it is clear, so no deadline was moved. Press “Move the deadline” on the card.
said-unclear-remind = Not all of it is clear, so nobody was reminded. Choose whom to remind: /debtors
said-one-by-one = One by one
said-take-your-time = All right, take your time. Write when you are ready.
said-name-in-quotes = If this is the name, put it in quotation marks: “{ $name }”.
said-given-up = All right, nothing was sent.
said-doubted = Take it in these words: “{ $words }”?
said-doubted-yes = Yes, take it
said-doubted-other = It is something else
said-no-request-waits = No request for another deadline is waiting, so there is nothing to take back. To ask for another day, name the activity and the date: “1.4 until 4 December, please”.
said-nothing-to-withdraw-here = There is nothing to withdraw: no report of this is under review.
said-nothing-to-withdraw = There is nothing to take back: nothing is under review.
