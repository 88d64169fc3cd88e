### Разбор плана: где что стоит и что вызывает сомнение.

place-document = документ в целом
place-sheet = лист «{ $name }»
place-page = страница { $number }
place-table = таблица { $number }
place-row = строка { $number }
place-column = графа { $number }

problem-term-unknown = { $name }: срок «{ $term }» не понят. Укажите даты.
problem-term-inferred = { $name }: срок «{ $term }» понят с допущением. Проверьте даты.
problem-term-missing = { $name }: срока нет. Укажите его или оставьте без срока.
problem-party-missing = { $name }: ответственный не указан. Назначьте его.
problem-party-left-out = { $name }: в графе ответственных не разобрано «{ $text }». Добавьте, если это ответственный.
problem-party-column-missing = В таблице нет графы с ответственными. Назначьте их сами.
problem-title-missing = В строке нет названия мероприятия. Впишите его.
problem-row-unread = «{ $text }»: не понято, к чему относится эта строка. Посмотрите её в документе.
problem-row-shifted = «{ $text }»: ячейки стоят не под своими графами, строка прочитана со сдвигом. Проверьте её.
problem-row-joined = «{ $text }»: строка принята за продолжение мероприятия { $name }. Проверьте, не отдельное ли это мероприятие.
problem-number-repeated = Номер { $name } в этом разделе уже есть.
problem-title-repeated = { $name }: такое же мероприятие с тем же сроком уже есть ({ $other }).
problem-period-inferred = Период плана в документе не назван. По срокам это { $start } – { $end }; подтвердите или исправьте.
problem-period-missing = Период плана в документе не назван, и по срокам его не узнать. Укажите его.
problem-extra-windows = { $name }: в графе результата названы сроки отчёта «{ $term }». Подтвердите, что отчитываться нужно и тогда.
problem-column-unknown = Графа «{ $column }» в план не вошла.
problem-hidden-row = Строка в файле скрыта, но прочитана. Проверьте, нужна ли она.
problem-table-skipped = Таблица не похожа на план и пропущена, строк в ней: { $rows }. Начало: «{ $text }».
problem-header-guessed = У таблицы нет заголовка. Графы определены по содержанию; проверьте, верно ли.
