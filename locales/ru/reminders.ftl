### Утреннее сообщение и напоминания.

button-open = Открыть
digest-returned = Вернули
digest-overdue = Просрочено
digest-today-and-tomorrow = Сегодня и завтра
digest-this-week = На неделе
digest-later = Дальше
digest-new = Новое
digest-check-in = Постоянные: есть ли новости?
digest-more =
    { $count ->
        [one] И ещё { $count } мероприятие — в списке.
        [few] И ещё { $count } мероприятия — в списке.
       *[many] И ещё { $count } мероприятий — в списке.
    }
digest-all = Все мероприятия
digest-new-folded =
    { $count ->
        [one] Новое: { $count } мероприятие, ближайшее { $nearest }.
        [few] Новое: { $count } мероприятия, ближайшее { $nearest }.
       *[many] Новое: { $count } мероприятий, ближайшее { $nearest }.
    }
digest-new-undated =
    { $count ->
        [one] Новое: { $count } мероприятие без срока.
        [few] Новое: { $count } мероприятия без срока.
       *[many] Новое: { $count } мероприятий без срока.
    }
digest-report-later = Отчитаюсь позже
digest-report-later-done =
    { $count ->
        [one] Отмечено: { $count } мероприятие в работе. Напомню в последний день срока.
        [few] Отмечено: { $count } мероприятия в работе. Напомню в последний день срока.
       *[many] Отмечено: { $count } мероприятий в работе. Напомню в последний день срока.
    }
digest-report-later-nothing = Отмечать нечего: в ближайшие дни сроков нет.
digest-last-working-day = последний рабочий день { $day }
digest-put-off-tomorrow = Напомнить завтра
digest-put-off-in-three-days = Через 3 дня
digest-put-off-monday = В понедельник
digest-put-off-done = Хорошо, напомню { $day }. В последний день срока скажу всё равно.
digest-put-off-nothing = Напоминать уже не о чем.

reminder-today = Сегодня последний день
reminder-overdue = Срок прошёл вчера
reminder-reply = Ответьте на это сообщение файлом или фото.

### Сообщения отделу и группам, личные настройки.

menu-notifications = Уведомления
menu-calendar = Сроки в календарь
command-notifications = Когда и как бот пишет
command-calendar = Сроки файлом для календаря

office-waiting = Ждут проверки: { $count }.
office-wishes = Просят перенести срок: { $count }.
office-last-day = Сегодня последний день: { $names }.
office-overdue =
    { $count ->
        [one] Не отчиталось { $count } учреждение: { $names }.
        [few] Не отчитались { $count } учреждения: { $names }.
       *[many] Не отчитались { $count } учреждений: { $names }.
    }
office-late = Дольше всех: { $names }.
office-unreached =
    { $count ->
        [one] Бот не может написать { $count } учреждению, позвоните туда: { $names }.
       *[other] Бот не может написать { $count } учреждениям, позвоните им: { $names }.
    }
office-and-more = { $names } и ещё { $count }
office-review = Проверить ({ $count })
office-debtors = Кто не отчитался
office-escalation = Давно просрочено
office-weekly = Итоги недели
office-weekly-line = <b>{ $title }</b>: выполнено { $done } из { $total }, просрочено { $overdue }.

group-week = Неделя · { $title }
group-nothing-due = На этой неделе сроков нет.
group-week-line = { $name } — { $day }, отчитались { $reported } из { $total }
group-more =
    { $count ->
        [one] И ещё { $count } мероприятие.
        [few] И ещё { $count } мероприятия.
       *[many] И ещё { $count } мероприятий.
    }
group-figures = За прошлую неделю выполнено: { $done }. Просрочено сейчас: { $overdue }.
group-choose = Какую дорожную карту вести в этой группе?
group-no-roadmap = Действующих дорожных карт нет. Введите план в действие в личном чате с ботом и повторите /link.
group-linked = Группа следит за дорожной картой «{ $title }»: раз в неделю здесь появятся её сроки. Отключить: /unlink.
group-summary-on =
    Сводка: { $weekday ->
        [1] каждый понедельник
        [2] каждый вторник
        [3] каждую среду
        [4] каждый четверг
        [5] каждую пятницу
        [6] каждую субботу
       *[7] каждое воскресенье
    } в { $hour }:00; если это выходной, в ближайший рабочий день после него.
group-summary-off = Сводка по расписанию сюда не приходит.
group-summary-ask = Присылать сводку
group-summary-move = Изменить день и час
group-summary-stop = Не присылать сводку
group-summary-day = В какой день недели присылать сводку?
group-summary-hour = В котором часу? Время — территории.
group-weekday =
    { $weekday ->
        [1] Понедельник
        [2] Вторник
        [3] Среда
        [4] Четверг
        [5] Пятница
        [6] Суббота
       *[7] Воскресенье
    }
group-unlinked = Бот больше ничего сюда не пишет. Подключить снова: /link.

notify-title = Уведомления
notify-hour = Утреннее сообщение: { $hour }
notify-hour-usual = как в дорожной карте
notify-zone = Время: { $zone }
notify-zone-usual = как на территории
notify-weekly-on = Итоги недели: по понедельникам
notify-weekly-off = Итоги недели: не присылать
notify-turn-weekly-on = Присылать итоги недели
notify-turn-weekly-off = Не присылать итоги недели
notify-tables-on = Сводки: таблицей
notify-tables-off = Сводки: текстом
notify-turn-tables-on = Показывать сводки таблицей
notify-turn-tables-off = Показывать сводки текстом
notify-snoozed =
    { $count ->
        [one] Отложено { $count } мероприятие.
        [few] Отложено { $count } мероприятия.
       *[many] Отложено { $count } мероприятий.
    }
notify-wake = Напоминать об отложенном
notify-change-hour = Час сообщения
notify-change-zone = Часовой пояс
notify-change-locale = Язык
notify-ask-hour = В котором часу присылать утреннее сообщение? Тихие часы дорожной карты остаются в силе.
notify-ask-zone = По какому времени вы живёте?
notify-ask-locale = На каком языке писать?
notify-hour-follow = Как в дорожной карте
notify-zone-follow = Как на территории
notify-locale-ru = Русский
notify-locale-en = English
notify-saved = Сохранено

calendar-ask-school = Сроки какого учреждения прислать файлом?
calendar-caption =
    { $count ->
        [one] { $count } срок. Откройте файл, и он появится в календаре телефона.
        [few] { $count } срока. Откройте файл, и они появятся в календаре телефона.
       *[many] { $count } сроков. Откройте файл, и они появятся в календаре телефона.
    }
calendar-nothing = Открытых сроков нет, календарь пуст.
