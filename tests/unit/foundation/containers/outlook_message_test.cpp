#include "foundation/containers/outlook_message.h"

#include "support/compound_writer.h"

#include <gtest/gtest.h>

namespace asepsie::containers {
namespace {

using tests::little_endian;
using tests::utf16;
using Streams = std::map<std::string, std::string>;

std::string property(unsigned tag, unsigned value) { return little_endian(tag, 4) + little_endian(6, 4) + little_endian(value, 8); }

Streams message_streams(const std::string& folder, std::size_t header)
{
    return {{folder + "__properties_version1.0", std::string(header, '\0') + property(0x3FFD0003, 1252) + property(0x3FDE0003, 65001)},
        {folder + "__substg1.0_0037001F", utf16("Facture")}, {folder + "__substg1.0_0C1A001E", "Am\xE9lie"}, {folder + "__substg1.0_0C1E001F", utf16("SMTP")},
        {folder + "__substg1.0_0C1F001F", utf16("a@x.fr")}, {folder + "__substg1.0_007D001F", utf16("From: a@x.fr\r\n")}, {folder + "__substg1.0_10130102", "<p>\xC3\xA9</p>"}};
}

Streams whole()
{
    Streams streams = message_streams("", 32);
    streams["__recip_version1.0_#00000000/__substg1.0_3001001F"] = utf16("Cabinet");
    streams["__recip_version1.0_#00000000/__substg1.0_39FE001F"] = utf16("c@y.fr");
    const std::string first = "__attach_version1.0_#00000000/";
    streams[first + "__properties_version1.0"] = std::string(8, '\0') + property(0x37050003, 1) + property(0x7FFE000B, 1);
    streams[first + "__substg1.0_3707001F"] = utf16("a.pdf");
    streams[first + "__substg1.0_370E001F"] = utf16("Application/PDF");
    streams[first + "__substg1.0_37010102"] = "%PDF-1.4";
    const std::string second = "__attach_version1.0_#00000001/";
    streams[second + "__substg1.0_3001001F"] = utf16("Inner");
    streams.merge(message_streams(second + "__substg1.0_3701000D/", 24));
    return streams;
}

TEST(OutlookMessage, reads_a_message_with_its_attachments)
{
    const auto message = read_outlook_message(tests::compound_file(whole()));
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->subject, "Facture");
    EXPECT_EQ(message->sender.name, "Am\xC3\xA9lie");
    EXPECT_EQ(message->sender.address, "a@x.fr");
    EXPECT_EQ(message->transport_headers, "From: a@x.fr\r\n");
    EXPECT_EQ(message->body_html, "<p>\xC3\xA9</p>");
    ASSERT_EQ(message->to.size(), 1U);
    EXPECT_EQ(message->to[0].address, "c@y.fr");
    ASSERT_EQ(message->attachments.size(), 2U);
    EXPECT_EQ(message->attachments[0].name, "a.pdf");
    EXPECT_EQ(message->attachments[0].mime_type, "application/pdf");
    EXPECT_EQ(message->attachments[0].bytes, "%PDF-1.4");
    EXPECT_TRUE(message->attachments[0].is_hidden);
    ASSERT_EQ(message->attachments[1].message.size(), 1U);
    EXPECT_EQ(message->attachments[1].message[0].subject, "Facture");
    EXPECT_FALSE(message->is_cut_short);
}

TEST(OutlookMessage, gives_no_address_that_only_an_exchange_server_knows)
{
    Streams streams = whole();
    streams["__substg1.0_0C1E001F"] = utf16("EX");
    EXPECT_EQ(read_outlook_message(tests::compound_file(streams))->sender.address, "");
    streams["__substg1.0_5D01001F"] = utf16("b@x.fr");
    EXPECT_EQ(read_outlook_message(tests::compound_file(streams))->sender.address, "b@x.fr");
}

TEST(OutlookMessage, takes_the_body_out_of_rich_text)
{
    Streams streams = whole();
    streams.erase("__substg1.0_10130102");
    const std::string rtf = "{\\rtf1\\fromhtml1 {\\*\\htmltag <b>}x}";
    streams["__substg1.0_10090102"] = little_endian(rtf.size() + 12, 4) + little_endian(rtf.size(), 4) + "MELA" + little_endian(0, 4) + rtf;
    EXPECT_EQ(read_outlook_message(tests::compound_file(streams))->body_html, "<b>x");
}

TEST(OutlookMessage, stops_at_messages_too_deep_in_messages)
{
    Streams streams;
    std::string folder;
    for (std::size_t depth = 0; depth < deepest_outlook_message + 2; ++depth) {
        streams.merge(message_streams(folder, depth == 0 ? 32 : 24));
        folder += "__attach_version1.0_#00000000/__substg1.0_3701000D/";
    }
    const auto message = read_outlook_message(tests::compound_file(streams));
    ASSERT_TRUE(message.ok());
    EXPECT_TRUE(message->is_cut_short);
}

TEST(OutlookMessage, refuses_what_is_none)
{
    EXPECT_EQ(read_outlook_message(tests::compound_file({{"WordDocument", "x"}})).error().code, ErrorCode::malformed);
    EXPECT_FALSE(is_outlook_message("From: a"));
    EXPECT_TRUE(is_outlook_message(tests::compound_file(whole())));
}

}  // namespace
}  // namespace asepsie::containers
