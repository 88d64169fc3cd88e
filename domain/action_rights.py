"""The right that each action on a task asks for."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.access import UseCase
from domain.workflow import Action

USE_CASE_OF: Mapping[Action, UseCase] = MappingProxyType(
    {
        Action.START: UseCase.REPORT,
        Action.ATTACH: UseCase.REPORT,
        Action.COMMENT: UseCase.REPORT,
        Action.SUBMIT: UseCase.REPORT,
        Action.BLOCK: UseCase.REPORT,
        Action.REQUEST_NOT_APPLICABLE: UseCase.REPORT,
        Action.CHECK_IN: UseCase.REPORT,
        Action.NO_CHANGE: UseCase.REPORT,
        Action.WITHDRAW: UseCase.WITHDRAW_REPORT,
        Action.ACCEPT: UseCase.REVIEW,
        Action.RETURN: UseCase.REVIEW,
        Action.TAKE_BACK: UseCase.REVIEW,
        Action.CONFIRM_NOT_APPLICABLE: UseCase.REVIEW,
        Action.CANCEL: UseCase.CANCEL_ACTIVITY,
        Action.REOPEN: UseCase.REOPEN_TASK,
        Action.MARK: UseCase.CONFIRM_PLAN,
    }
)
