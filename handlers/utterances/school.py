"""What a coordinator or a head has said, done or answered."""

from dataclasses import replace
from html import escape

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.tasks import task_list
from bot.ui.screens.utterances import asking as screens
from bot.ui.texts import bare
from domain.summary import TaskSelection
from domain.tasks import Bucket
from domain.utterances import (
    ACTS,
    AskedSummary,
    Intent,
    Reading,
    SpeakerRole,
    gives_up,
    is_of_request,
    strange_schools,
    text_checks,
    understand,
)
from domain.utterances.errands import (
    asks_coordinator,
    asks_curator,
    asks_who_answers,
    changes_coordinator,
    names_section,
    place_in_list,
    question_itself,
)
from handlers.core.showing import show
from handlers.summaries.worded_lists import list_named
from handlers.tasks import searching
from handlers.tasks.acting import show_card
from handlers.utterances import asking, common, errands, heads, sentences
from handlers.utterances.acts import SpokenReading, perform, snooze
from handlers.utterances.hearing import Heard
from services.tasks import task_lists, worlds
from services.tasks.task_lists import TaskLine, TaskListFilter

BUCKETS = {"overdue": Bucket.OVERDUE, "returned": Bucket.RETURNED, "week": Bucket.THIS_WEEK}
"""Filters of the contract → groups of the list; the others show all that is owed."""

SECTIONED = {"overdue": TaskSelection.OVERDUE, "returned": TaskSelection.RETURNED}
"""Filters of the contract → what is listed of one section; the others show all of it."""

ASKED_OF_SCHOOLS = frozenset({Intent.LIST, Intent.SUMMARY, Intent.REVIEW, Intent.DEBTORS})
"""What a coordinator is answered with the own school's, whichever school was named."""

PARTS = {"done": Bucket.DONE, "review": Bucket.IN_REVIEW, "overdue": Bucket.OVERDUE}
"""What a question counts → the part of the list that shows it."""

TELLING, FEW = 3, 5
"""Fewer words are a name, not news; more words tell something, and do not look for it."""


async def answer(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Do it where it is plain, answer it where it is a question, else ask with the text kept."""
    intent = heard.reading.intent
    if await common.follows_up(message, ctx, state, heard):
        return
    if await common.is_absent(message, ctx, state, heard):
        return
    if await errands.mend_number(message, ctx, state, heard):
        return
    pointed = intent is Intent.UNKNOWN and heard.opened is None
    if pointed and (line := await _in_list(ctx, heard)) is not None:
        await show_card(message, ctx, line.task_id)
        return
    dropped = heard.replied is None and gives_up(heard.text)
    if dropped and (sent := await common.to_take_back(ctx, heard)) is not None:
        # «Ой нет» after a report or a request was sent: whether it is taken back.
        back = Reading(intent=Intent.WITHDRAW, confident=False)
        await asking.ask(message, ctx, state, replace(heard, reading=back, tasks=(sent,)))
        return
    known = _known_to_bot(heard)
    if known is not None:
        heard = replace(heard, reading=known)
        intent = known.intent
    elif heard.role is SpeakerRole.COORDINATOR and asks_curator(heard.text) and heard.lines:
        for_curator = replace(heard.reading, intent=Intent.CONTACT, text=heard.text)
        await asking.ask(message, ctx, state, replace(heard, reading=for_curator))
        return
    asked = heard.replied is None and text_checks.is_question(heard.text)
    of_others = intent in ASKED_OF_SCHOOLS or (asked and intent in (Intent.REPORT, Intent.OPEN))
    others = strange_schools(heard.said, heard.world)
    # «Школа 5» alone is no news, and its first word would be found in titles.
    of_others |= bare(heard.text) in map(bare, others)
    if of_others and others:
        schools = ", ".join(f"«{escape(each)}»" for each in others)
        await message.answer(ctx.texts("said-other-school", schools=schools))
        if intent not in ASKED_OF_SCHOOLS:
            await show_list(message, ctx, TaskListFilter())
            return
    if heard.reading.stranger is not None and heard.lines and not heard.tasks:
        await asking.ask_number(message, ctx, heard)
    elif changes_coordinator(heard.text):
        await common.name_curators(message, ctx)
    elif asks_coordinator(heard.text) or _asks_head_who(heard):
        await heads.tell_who_can(message, ctx, heard)
    elif await sentences.answer(message, ctx, state, heard):
        return
    elif intent is Intent.REMIND and heard.replied is None:
        await message.answer(ctx.texts("said-reminds-nobody"))
    elif intent in ACTS or intent is Intent.UNKNOWN or _tells(heard):
        await _act(message, ctx, state, heard)
    elif intent in (Intent.WHEN, Intent.DOCUMENTS, Intent.OPEN):
        await _show_task(message, ctx, heard)
    elif intent is Intent.LIST:
        question = heard.reading.question
        if question and (
            question.section or names_section(heard.text) or common.names_month(heard)
        ):
            which = SECTIONED.get(question.filter or "", TaskSelection.ALL)
            await list_named(message, which, None, heard.words, ctx, state)
            return
        bucket = BUCKETS.get((question.filter if question else None) or "")
        await show_list(message, ctx, TaskListFilter(bucket))
    elif intent is Intent.REVIEW:
        await show_list(message, ctx, TaskListFilter(Bucket.IN_REVIEW))
    elif (part := _part_asked(heard)) is not None:
        await show_list(message, ctx, TaskListFilter(part))
    elif intent is Intent.DEBTORS and heard.tasks:
        # A school sees its own work alone: whether it owes the activity is on the card.
        await _show_task(message, ctx, heard)
    elif intent is Intent.FIND:
        await _find(message, ctx, state, heard)
    elif intent is Intent.CONTACT:
        await common.name_curators(message, ctx)
    else:
        await common.answer(message, ctx, state, heard)


def _known_to_bot(heard: Heard) -> Reading | None:
    """«Есть вопрос: какой срок по 1.4?»: what the bot answers itself is sent to no curator."""
    asked = question_itself(heard.text)
    if asked is None:
        return None
    meant = understand(replace(heard.said, text=asked), heard.world)
    plain = meant.intent is Intent.DOCUMENTS and len(asked.split()) <= FEW
    if meant.intent not in (Intent.WHEN, Intent.CONTACT, Intent.LIST) and not plain:
        return None
    return replace(meant, activity=meant.activity or heard.reading.activity)


def _part_asked(heard: Heard) -> Bucket | None:
    """«сколько у меня выполнено»: the part of one's own list that is counted, of no other time."""
    asked = heard.reading.question
    if heard.reading.intent is not Intent.SUMMARY or asked is None:
        return None
    if text_checks.asks_for_table(heard.text):
        return None  # «сколько процентов мы сделали»
    return PARTS.get(asked.which or "") if asked == AskedSummary(which=asked.which) else None


def _tells(heard: Heard) -> bool:
    """Whether words that only seem to look for something are said of what is in hand.

    «Паспорт на сайте школы» in reply to the card of the passport does not ask for the card.
    """
    hand = (heard.replied, *heard.told, heard.opened)
    in_hand = any(each is not None for each in hand)
    if heard.reading.intent is Intent.FIND:
        return in_hand and heard.reading.text == heard.text
    if heard.reading.intent is not Intent.OPEN or len(heard.text.split()) < TELLING:
        return False
    if text_checks.is_question(heard.text):
        return False
    return any(line.task_id in hand for line in heard.tasks)


async def _act(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    reading, said = heard.reading, SpokenReading(heard.reading, heard.text, heard.actor)
    if heard.role is SpeakerRole.HEAD:
        await heads.answer_act(message, ctx, state, heard)
    elif reading.intent is Intent.SNOOZE and reading.confident:
        await snooze(message, ctx, said, [line.task_id for line in heard.tasks])
    elif (hindered := sentences.hindered(heard)) is not None:
        await asking.ask(message, ctx, state, hindered)
    elif heard.card is not None:
        await perform(message, ctx, state, said, heard.card)
    elif (
        heard.replied is not None
        and reading.intent not in (Intent.WITHDRAW, Intent.SNOOZE)
        # «4.1 и 6.1 готовы» says something of both.
        and not (reading.intent is Intent.REPORT and asking.mentioned(heard))
    ):
        await common.note(message, ctx, heard, heard.replied)
    elif reading.intent is Intent.WITHDRAW and not heard.possible and is_of_request(heard.text):
        await message.answer(ctx.texts("said-no-request-waits"))
    elif reading.intent is Intent.WITHDRAW and reading.confident and not heard.possible:
        await message.answer(ctx.texts("said-nothing-to-withdraw"))
    elif (line := _not_sent(heard)) is not None:
        # Other reports, that could be taken back, were not meant.
        said_so = ctx.texts("said-nothing-to-withdraw-here")
        await show_card(message, ctx, line.task_id, said=said_so)
    elif not heard.lines:
        await common.answer(message, ctx, state, heard)
    elif (
        heard.opened is None
        and reading.intent is Intent.UNKNOWN
        and await _finds(message, ctx, state, heard)
    ):
        return
    else:
        await asking.ask(message, ctx, state, heard)


def _asks_head_who(heard: Heard) -> bool:
    """«а кто за это отвечает» of a head: who reports, and not the curator."""
    return heard.role is SpeakerRole.HEAD and asks_who_answers(heard.text)


def _not_sent(heard: Heard) -> TaskLine | None:
    """The only task of the activity whose report is to be taken back, where it has sent none."""
    if heard.reading.intent is not Intent.WITHDRAW or heard.tasks:
        return None
    found = worlds.meant(worlds.named(heard.lines, heard.reading.activity))
    return found[0] if len(found) == 1 else None


async def _in_list(ctx: Context, heard: Heard) -> TaskLine | None:
    """«какие документы по первому»: of the list of what is owed, as it is shown."""
    place = place_in_list(heard.text)
    if place is None or heard.replied is not None:
        return None
    if understand(replace(heard.said, open=None, reply=()), heard.world).activity is not None:
        return None
    async with ctx.read() as session:
        page = await task_lists.load_page(session, TaskListFilter(), actor=ctx.actor)
    return page.lines[place] if place < len(page.lines) else None


async def _show_task(message: Message, ctx: Context, heard: Heard) -> None:
    """The card holds the deadline, the documents and the status."""
    if (line := await _in_list(ctx, heard)) is not None:
        await show_card(message, ctx, line.task_id)
    elif len(heard.tasks) == 1:
        await show_card(message, ctx, heard.tasks[0].task_id)
    elif heard.tasks:
        await show(message, screens.which(heard.tasks, ctx.texts), ctx.tools)
    elif heard.reading.intent is Intent.WHEN and heard.reading.activity is None:
        await show_list(message, ctx, TaskListFilter())
    elif heard.reading.organisation is not None:
        await show_list(message, ctx, TaskListFilter(organisation_id=_school(heard)))
    else:
        await show(message, screens.nothing_to_say_about(ctx.texts), ctx.tools)


def _school(heard: Heard) -> int | None:
    name = heard.reading.organisation
    return next((each.organisation_id for each in heard.lines if each.organisation == name), None)


async def show_list(message: Message, ctx: Context, wanted: TaskListFilter) -> None:
    """A page of the person's tasks."""
    async with ctx.read() as session:
        page = await task_lists.load_page(session, wanted, actor=ctx.actor)
    await show(message, task_list.screen(page, ctx.texts), ctx.tools)


async def _find(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """What was found. Words that only seem to look for something are kept where nothing was."""
    page = await searching.find(ctx, heard.reading.text or heard.text)
    if page.total or heard.reading.text != heard.text or heard.role is SpeakerRole.HEAD:
        await searching.show_found(message, ctx, state, page)
    else:
        await asking.ask(message, ctx, state, heard)


async def _finds(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether a few words name tasks that can be shown."""
    if heard.told or len(heard.text.split()) > FEW:
        return False
    page = await searching.find(ctx, heard.text)
    if page.total:
        await searching.show_found(message, ctx, state, page)
    return bool(page.total)
