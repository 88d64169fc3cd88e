### The review of reports.

rules = What to review
rules-title = Which reports are reviewed? Press to turn the review on or off. For a single activity: its card, “Decide”.
rules-none = There are no roadmaps in force yet.
rules-on = ✓ { $title }
rules-off = { $title } — without review
rules-exceptions = { $title }: single activities with another rule — { $count }.
review-empty = Everything is reviewed, there are no new reports.
review-title = To review: { $count } · { $organisation }
review-delivered = Delivered on { $day }
review-delivered-in-time = Delivered in time, { $day }
review-delivered-late = Delivered late: { $day }, the deadline was { $deadline }
review-claims-not-applicable = The school says that the activity does not concern it.
review-said = { $name }: “{ $words }”
review-no-files = There are no files.
review-accept = Accept
review-return = Return
review-next = Next
review-card = Card
review-write = Write
review-ask-reason = Why do you return it? { $number }, { $organisation }.
review-ask-words = Write what to mend. The coordinator gets your words.
review-take-back = Take the return back
review-ask-take-back = Take the return back: { $title } · { $organisation }?
review-taken-back = The return is taken back, the report is under review again: { $title } · { $organisation }
review-accepted = Accepted: { $title } · { $organisation }
review-returned = Returned: { $title } · { $organisation }. Reason: “{ $reason }”
review-reason-document = Wrong document
review-reason-signature = No signature
review-reason-incomplete = Incomplete data
review-reason-unreadable = The file does not open
review-agree = Agree
review-list = List
review-list-title = To review: { $count }
review-line-claim = “does not concern us”
review-line-late = late
review-line-files =
    { $count ->
        [0] no files
        [one] { $count } file
       *[other] { $count } files
    }
review-more-files =
    { $count ->
        [one] { $count } more file is in the card.
       *[other] { $count } more files are in the card.
    }
review-accept-page = Accept what is shown ({ $count })
review-accepted-many =
    { $count ->
        [one] { $count } report was accepted.
       *[other] { $count } reports were accepted.
    }
review-changed-many = Changed while you looked: { $count }. Open them one by one.
review-left = { $count } left
review-mend =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
review-mend-chosen =
    { $count ->
        [one] • { $count } day
       *[other] • { $count } days
    }
reasons-edit = Own reasons
reasons-title = The reasons offered now:
reasons-ask = Send your list, one reason a line, eight at most.
reasons-usual = The usual ones
reasons-saved = The list of reasons is saved.
review-again = Sent again after the return of { $day }.
review-rejected-files = Files that were returned before: { $files }
