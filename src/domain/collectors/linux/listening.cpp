// Which programs wait for calls from the network. Waiting is not being reached: a firewall may stand in front.
#include "domain/collectors/survey/survey.h"

#include "domain/collectors/linux/all.h"

#include <algorithm>
#include <array>

namespace asepsie::collectors::linux_os {
namespace {

using formats::ListeningSocket;
using formats::Transport;

constexpr std::string_view where = "/proc/net/tcp";

enum class Kind : std::uint8_t { ordinary, imaging, database };

struct Service {
    std::uint16_t first;
    std::uint16_t last;
    Transport transport;
    std::string_view name;  // of a product or a protocol: the same in every language
    Kind kind = Kind::ordinary;
};

constexpr auto tcp = Transport::tcp;
constexpr auto udp = Transport::udp;

// What usually waits at a port (IANA's registry of service names and ports, and the products' own documentation).
constexpr std::array services{
    Service{21, 21, tcp, "FTP"},
    Service{22, 22, tcp, "SSH"},
    Service{23, 23, tcp, "Telnet"},
    Service{25, 25, tcp, "SMTP"},
    Service{53, 53, tcp, "DNS"},
    Service{80, 80, tcp, "HTTP"},
    Service{104, 104, tcp, "DICOM", Kind::imaging},
    Service{111, 111, tcp, "rpcbind"},
    Service{111, 111, udp, "rpcbind"},
    Service{137, 138, udp, "NetBIOS"},
    Service{139, 139, tcp, "Samba"},
    Service{161, 161, udp, "SNMP"},
    Service{389, 389, tcp, "LDAP"},
    Service{443, 443, tcp, "HTTPS"},
    Service{445, 445, tcp, "Samba"},
    Service{512, 512, tcp, "rexec"},
    Service{513, 513, tcp, "rlogin"},
    Service{514, 514, tcp, "syslog"},
    Service{548, 548, tcp, "AFP"},
    Service{631, 631, tcp, "CUPS"},
    Service{631, 631, udp, "cups-browsed"},
    Service{873, 873, tcp, "rsync"},
    Service{1433, 1433, tcp, "SQL Server", Kind::database},
    Service{1521, 1521, tcp, "Oracle", Kind::database},
    Service{1716, 1716, tcp, "KDE Connect"},
    Service{1900, 1900, udp, "UPnP"},
    Service{2049, 2049, tcp, "NFS"},
    Service{2375, 2376, tcp, "Docker"},
    Service{3050, 3050, tcp, "Firebird", Kind::database},
    Service{3306, 3306, tcp, "MySQL", Kind::database},
    Service{3389, 3389, tcp, "RDP"},
    Service{4000, 4000, tcp, "NoMachine"},
    Service{4242, 4242, tcp, "Orthanc DICOM", Kind::imaging},
    Service{5357, 5357, tcp, "WSD"},
    Service{5432, 5432, tcp, "PostgreSQL", Kind::database},
    Service{5900, 5909, tcp, "VNC"},
    Service{5938, 5938, tcp, "TeamViewer"},
    Service{6000, 6009, tcp, "X11"},
    Service{6379, 6379, tcp, "Redis", Kind::database},
    Service{7070, 7070, tcp, "AnyDesk"},
    Service{8042, 8042, tcp, "Orthanc", Kind::imaging},
    Service{8080, 8080, tcp, "HTTP"},
    Service{8443, 8443, tcp, "HTTPS"},
    Service{9090, 9090, tcp, "Cockpit"},
    Service{9200, 9200, tcp, "Elasticsearch", Kind::database},
    Service{10000, 10000, tcp, "Webmin"},
    Service{11112, 11112, tcp, "DICOM", Kind::imaging},
    Service{22000, 22000, tcp, "Syncthing"},
    Service{27017, 27017, tcp, "MongoDB", Kind::database},
};

const Service* service_at(const ListeningSocket& socket)
{
    const auto found = std::find_if(services.begin(), services.end(),
        [&](const Service& service) { return service.transport == socket.transport && service.first <= socket.port && socket.port <= service.last; });
    return found == services.end() ? nullptr : found;
}

// Of UDP only what is known to serve others: programs of every kind hold UDP ports for a while, and mDNS (5353) and DHCP (68) are ordinary.
bool counts(const ListeningSocket& socket) { return socket.transport == Transport::tcp || service_at(socket) != nullptr; }

std::string name_of(const ListeningSocket& socket)
{
    const Service* service = service_at(socket);
    const std::string port = std::to_string(socket.port);
    return service != nullptr ? std::string(service->name) + " (" + port + ")" : "port " + port;
}

facts::FactList named(const std::vector<ListeningSocket>& sockets, std::optional<Kind> kind)
{
    facts::FactList names;
    for (const ListeningSocket& socket : sockets) {
        const Service* service = service_at(socket);
        const bool is_wanted = kind ? service != nullptr && service->kind == *kind : counts(socket);
        std::string name = name_of(socket);
        if (is_wanted && std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

// What waits behind a firewall that filters is not reached; where nothing is known of the firewall, nothing is known of this.
void learn_reachable(Survey& survey, const facts::FactList& exposed)
{
    facts::FactSet& facts = survey.facts;
    const facts::Learnt& filtering = facts.at(fact::firewall_filtering.index);
    const auto filters = facts.get(fact::firewall_filtering);
    // Docker opens the ports of its containers past the rules that guard the computer itself (docs.docker.com, "Packet filtering and firewalls").
    const bool may_be_bypassed = survey.unit_active("docker.service") == true;
    if (!exposed.empty() && filters == true && may_be_bypassed) {
        facts.miss(fact::reachable_services, facts::Missing::unsupported, std::string(where), "Docker opens ports past the firewall");
    } else if (exposed.empty() || filters == true) {
        facts.learn(fact::reachable_services, facts::FactList{}, std::string(where));
    } else if (filters == false) {
        facts.learn(fact::reachable_services, exposed, std::string(where));
    } else {
        facts.miss(fact::reachable_services, filtering.missing()->why, filtering.where, filtering.missing()->detail);
    }
}

}  // namespace

// Reads the fact firewall_filtering, which the collector before it in the alphabet learns.
void listening(Survey& survey)
{
    facts::FactSet& facts = survey.facts;
    const auto& ports = survey.open_ports();
    if (!ports.ok()) {
        const facts::Missing why = facts::missing_because(ports.error());
        for (const auto& key : {fact::exposed_services, fact::reachable_services, fact::imaging_services, fact::database_services}) {
            facts.miss(key, why, std::string(where), ports.error().detail);
        }
        facts.miss(fact::exposed_service_count, why, std::string(where), ports.error().detail);
        return;
    }
    const facts::FactList exposed = named(*ports, std::nullopt);
    facts.learn(fact::exposed_services, exposed, std::string(where));
    facts.learn(fact::exposed_service_count, static_cast<std::int64_t>(exposed.size()), std::string(where));
    facts.learn(fact::imaging_services, named(*ports, Kind::imaging), std::string(where));
    facts.learn(fact::database_services, named(*ports, Kind::database), std::string(where));
    learn_reachable(survey, exposed);
}

}  // namespace asepsie::collectors::linux_os
