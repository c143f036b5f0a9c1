"""Every kind of record by the name of its folder in data/."""

from __future__ import annotations

from .answer import Answer
from .calculator_goods import CalculatorGoods
from .case import Case
from .clause import Clause
from .evaluation_model import EvaluationModel
from .factor import Factor
from .organisation import Organisation
from .parts import Record
from .product_group import ProductGroup
from .question import Question
from .requirement import Requirement
from .requirement_type import RequirementType
from .rule import Rule
from .ruling import Ruling
from .strategy import Strategy
from .template import Template
from .term import Term
from .text_rule import TextRule
from .visit import Visit

KINDS: dict[str, type[Record]] = {
    record_type.kind: record_type
    for record_type in (
        Strategy,
        ProductGroup,
        RequirementType,
        Rule,
        Clause,
        EvaluationModel,
        Template,
        Case,
        Requirement,
        Visit,
        Question,
        Organisation,
        Term,
        Answer,
        Ruling,
        Factor,
        CalculatorGoods,
        TextRule,
    )
}
