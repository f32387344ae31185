"""The pages of home: today, growth and what stands behind it, who looked, and what facts may be used for."""

from kiem.home.pages.fact import FactPage, fact_page
from kiem.home.pages.fits import FitPage, FitsPage, fit_page, fits_page
from kiem.home.pages.growth import GrowthPage, own_growth_page
from kiem.home.pages.handbook import HandbookPage, handbook_page
from kiem.home.pages.others import (
    OthersGrowthPage,
    assisted_growth_page,
    member_growth_page,
    opened_growth_page,
)
from kiem.home.pages.purposes import PurposesPage, purposes_page
from kiem.home.pages.seen import SeenPage, seen_page
from kiem.home.pages.today import TodayPage, today_page
from kiem.home.pages.waiting import WaitingPage, waiting_page
from kiem.home.pages.why import WhyPage, why_page

__all__ = [
    "FactPage",
    "FitPage",
    "FitsPage",
    "GrowthPage",
    "HandbookPage",
    "OthersGrowthPage",
    "PurposesPage",
    "SeenPage",
    "TodayPage",
    "WaitingPage",
    "WhyPage",
    "assisted_growth_page",
    "fact_page",
    "fit_page",
    "fits_page",
    "handbook_page",
    "member_growth_page",
    "opened_growth_page",
    "own_growth_page",
    "purposes_page",
    "seen_page",
    "today_page",
    "waiting_page",
    "why_page",
]
