### The demonstration: the life of a plan without people.

demo-title = Demonstration: { $plan }, day { $day }
demo-role-administrator = administrator
demo-role-curator = curator
demo-role-coordinator = coordinator
demo-role-manager = manager
demo-writes = writes: { $text }
demo-replies = replies: { $text }
demo-presses = presses [{ $label }]
demo-sends-file = sends the file { $name }
demo-replies-with-file = replies with the file { $name }
demo-follows-link = opens an invite
demo-picture = picture
demo-comment = The deputy head for teaching signs the certificate.
demo-act-claim = The first administrator
demo-act-organisations = Organisations
demo-act-invite = Invites for coordinators
demo-act-plan = The plan
demo-act-morning = Morning
demo-act-report = A report from a reminder
demo-act-return = A return with its reason
demo-act-accept = Accepted
demo-act-second = Another school
demo-act-summary = The summary
demo-failed = The demonstration has stopped: the bot did not show what it should have.
demo-done = Every step was seen. Saved: { $files }
