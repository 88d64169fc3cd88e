### Территории и приглашения.

areas-title = Территории этого бота.
areas-none = Территорий пока нет. Добавьте первую: район или город, за который отвечает управление образования.
areas-add = Добавить
areas-ask-name = Как называется территория? Например: Заречный район.
areas-ask-zone = По какому времени живёт территория?
areas-card =
    <b>{ $name }</b>
    Время: { $zone }
    Учреждений: { $organisations }, людей: { $people }
areas-invite-curator = Пригласить куратора
areas-invite-manager = Пригласить руководителя

zone-kaliningrad = Калининград (МСК−1)
zone-moscow = Москва (МСК)
zone-samara = Самара (МСК+1)
zone-yekaterinburg = Екатеринбург (МСК+2)
zone-omsk = Омск (МСК+3)
zone-krasnoyarsk = Красноярск (МСК+4)
zone-irkutsk = Иркутск (МСК+5)
zone-yakutsk = Якутск (МСК+6)
zone-vladivostok = Владивосток (МСК+7)
zone-magadan = Магадан (МСК+8)
zone-kamchatka = Камчатка (МСК+9)

invitation-coordinator =
    Приглашение координатора: { $place }.
    Откройте ссылку на своём телефоне, она действует один раз в течение 30 дней:
    { $link }
invitation-curator =
    Приглашение куратора: { $place }.
    Откройте ссылку на своём телефоне, она действует один раз в течение 30 дней:
    { $link }
invitation-manager =
    Приглашение руководителя: { $place }.
    Откройте ссылку на своём телефоне, она действует один раз в течение 30 дней:
    { $link }
