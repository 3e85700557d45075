#include "domain/suppliers/supplier.h"

#include <gtest/gtest.h>

namespace asepsie::suppliers {
namespace {

std::optional<Date> last_day(std::string_view ends, std::string_view notice)
{
    Supplier supplier;
    supplier.contract_to = parse_date(ends);
    supplier.notice = notice;
    return supplier.last_day_to_end();
}

TEST(Notice, is_counted_back_from_the_end_of_the_contract)
{
    EXPECT_EQ(last_day("2027-12-31", "3 mois, par lettre recommandée"), parse_date("2027-09-30")) << "there is no 31 September";
    EXPECT_EQ(last_day("2027-05-31", "3 months"), parse_date("2027-02-28"));
    EXPECT_EQ(last_day("2027-12-31", "15 jours"), parse_date("2027-12-16"));
    EXPECT_EQ(last_day("2027-12-31", "2 semaines"), parse_date("2027-12-17"));
}

TEST(Notice, is_not_guessed)
{
    EXPECT_EQ(last_day("", "3 mois"), std::nullopt);
    EXPECT_EQ(last_day("2027-12-31", ""), std::nullopt);
    EXPECT_EQ(last_day("2027-12-31", "trois mois"), std::nullopt);
    EXPECT_EQ(last_day("2027-12-31", "3"), std::nullopt);
    EXPECT_EQ(last_day("2027-12-31", "99999999999999999999 mois"), std::nullopt);
}

}  // namespace
}  // namespace asepsie::suppliers
