"""The questions: one typed function each, which HTTP, the command line and everything else call."""

from graph.read.agencies import agencies, agency, partners
from graph.read.changes import changes
from graph.read.comparison import comparison
from graph.read.diff import diff
from graph.read.entities import identities
from graph.read.facts import fact
from graph.read.functions import function_agencies, functions
from graph.read.gaps import gaps
from graph.read.indicators import agency_targets, indicator, indicators, targets
from graph.read.lineage import lineage
from graph.read.listing import View
from graph.read.load import load, load_areas
from graph.read.names import agency_names, indicator_names, is_id, policy_names, version
from graph.read.network import PartFilter, groups, network
from graph.read.obligations import ObligationFilter, obligations
from graph.read.paging import Page, pages
from graph.read.places import cities, stats
from graph.read.policies import evidence, policies, policies_of, policy, text
from graph.read.readings import readings
from graph.read.tasks import Between, PartOf, TaskFilter, responsibilities, task, tasks
from graph.read.uptake import uptake

__all__ = [
    "Between",
    "ObligationFilter",
    "Page",
    "PartFilter",
    "PartOf",
    "TaskFilter",
    "View",
    "agencies",
    "agency",
    "agency_names",
    "agency_targets",
    "changes",
    "cities",
    "comparison",
    "diff",
    "evidence",
    "fact",
    "function_agencies",
    "functions",
    "gaps",
    "groups",
    "identities",
    "indicator",
    "indicator_names",
    "indicators",
    "is_id",
    "lineage",
    "load",
    "load_areas",
    "network",
    "obligations",
    "pages",
    "partners",
    "policies",
    "policies_of",
    "policy",
    "policy_names",
    "readings",
    "responsibilities",
    "stats",
    "targets",
    "task",
    "tasks",
    "text",
    "uptake",
    "version",
]
