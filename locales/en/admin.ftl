### Municipalities and invites.

areas-title = The municipalities of this bot.
areas-none = There are no municipalities yet. Add the first one: the district or town of an education office.
areas-add = Add
areas-ask-name = What is the municipality called? For example: Zarechny district.
areas-ask-zone = Which time does the municipality live by?
areas-card =
    <b>{ $name }</b>
    Time: { $zone }
    Organisations: { $organisations }, people: { $people }
areas-next-curator = Next: invite a curator, who adds the organisations and sends the plan. If that is you, press “I am the curator”.
areas-next-organisations = Next: the curator adds the organisations and sends the plan.
areas-next-own = Next: add the organisations under “People and organisations”, then send the file of the plan here.
areas-invite-curator = Invite a curator
areas-invite-manager = Invite a manager
areas-curate = I am the curator
areas-curated = You are a curator now: { $name }.

zone-kaliningrad = Kaliningrad (UTC+2)
zone-moscow = Moscow (UTC+3)
zone-samara = Samara (UTC+4)
zone-yekaterinburg = Yekaterinburg (UTC+5)
zone-omsk = Omsk (UTC+6)
zone-krasnoyarsk = Krasnoyarsk (UTC+7)
zone-irkutsk = Irkutsk (UTC+8)
zone-yakutsk = Yakutsk (UTC+9)
zone-vladivostok = Vladivostok (UTC+10)
zone-magadan = Magadan (UTC+11)
zone-kamchatka = Kamchatka (UTC+12)

invitation-coordinator =
    Invite for a coordinator: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }
invitation-head =
    Invite for a head: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }
invitation-curator =
    Invite for a curator: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }
invitation-manager =
    Invite for a manager: { $place }.
    Open the link on your phone; it works once, for 30 days:
    { $link }
