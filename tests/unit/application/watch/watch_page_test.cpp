#include "application/watch/watch_page.h"

#include <gtest/gtest.h>

namespace asepsie::application {
namespace {

const PageSetting french_setting{knowledge::embedded_catalogue(), knowledge::Language::french, *parse_date("2026-11-28")};

Moment at_noon() { return *parse_moment("2026-11-28T12:00:00Z"); }

TEST(WatchPage, SaysNeverOnlyWhereNothingWasEverWatched)
{
    const auto never = watch_page(fail(ErrorCode::not_found, "x"), french_setting, at_noon());
    const auto unreadable = watch_page(fail(ErrorCode::malformed, "x"), french_setting, at_noon());
    EXPECT_NE(std::get<document::Paragraph>(never.blocks.at(1)).text.find("ne sont pas surveillés"), std::string::npos);
    EXPECT_NE(std::get<document::Paragraph>(unreadable.blocks.at(1)).text.find("Nous n"), std::string::npos);
    EXPECT_EQ(std::get<document::Paragraph>(unreadable.blocks.at(1)).text.find("ne sont pas surveillés"), std::string::npos);
}

TEST(WatchPage, SaysThatAFolderIsLost)
{
    WatchStatus status;
    status.seen = at_noon();
    status.lost_folder = "/media/disque";
    const auto page = watch_page(status, french_setting, at_noon());
    const auto line = std::get<document::StatusLine>(page.blocks.at(1));
    EXPECT_EQ(line.tone, document::Tone::to_do);
    EXPECT_NE(line.text.find("/media/disque"), std::string::npos);
}

TEST(WatchPage, SaysHowManyFilesAnAlarmHas)
{
    WatchStatus status;
    status.seen = at_noon();
    status.alarms = {{at_noon(), "unreadable", {"/a"}, 40}};
    const auto page = watch_page(status, french_setting, at_noon());
    EXPECT_NE(std::get<document::StatusLine>(page.blocks.at(2)).below.find("40 fichiers"), std::string::npos);
}

}  // namespace
}  // namespace asepsie::application
