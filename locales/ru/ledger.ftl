### Доставка: что бот отправил и до кого не дошло.

menu-ledger = Доставка
command-deliveries = Что бот отправил и кому не дошло

ledger-title = Доставка за 7 дней · { $name }
ledger-figures = Доставлено: { $sent }, ждут отправки: { $waiting }.
ledger-uncertain = Неясно, дошло ли: { $count }. Бот отправит ещё раз.
ledger-lost = Не доставлено: { $count }.
ledger-unreached =
    { $count ->
        [one] Бот не может написать { $count } учреждению, позвоните туда:
       *[other] Бот не может написать { $count } учреждениям, позвоните им:
    }
ledger-all-reached = Бот может написать всем учреждениям.
ledger-blocked = { $name } (бот заблокирован)
ledger-missing = { $name } (никто не подключился)
ledger-more = и ещё { $count }
ledger-messages = Сообщения
ledger-trouble = Недоставленные
ledger-list-all = Сообщения за 7 дней
ledger-list-trouble = Недоставленные за 7 дней
ledger-nothing = Таких сообщений нет.
ledger-group = группа

message-kind-digest = утреннее сообщение
message-kind-reminder = последний день
message-kind-returned = возврат
message-kind-accepted = принято
message-kind-blocked = затруднение
message-kind-not-applicable-asked = не относится
message-kind-question = вопрос
message-kind-curator-wrote = слова куратора
message-kind-deadline-asked = просьба о сроке
message-kind-deadline-decided = решение о сроке
message-kind-nudge = напоминание куратора
message-kind-office-digest = утро куратора
message-kind-weekly-digest = итоги недели
message-kind-escalation = давно просрочено
message-kind-group-week = неделя в группе
message-kind-group-summary = сводка в группе
message-kind-other = сообщение

delivery-pending = ждёт отправки
delivery-claimed = отправляется
delivery-sent = доставлено
delivery-uncertain = неясно, будет повтор
delivery-failed = не отправлено
delivery-unreachable = бот заблокирован
delivery-obsolete = устарело
