package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ustack.contract.Message;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.NetworkDraft;
import org.ustack.network.NetworkView;
import org.ustack.network.Pool;
import org.ustack.network.PortDraft;
import org.ustack.network.RouterNodes;
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetView;
import org.ustack.platform.Outbox;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.sql.TestDatabase;

/** The beans of the network service over a database of their own, with a quota that counts and an outbox that keeps. */
final class NetworkFixture implements AutoCloseable {

    final TestDatabase database = TestDatabase.open("network");
    final CountingQuota quota = new CountingQuota();
    final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> settings = new HashMap<>();
    final List<RouterNodes.RouterNode> nodes = Collections.synchronizedList(new ArrayList<>());
    Clock clock = Clock.systemUTC();

    record Sent(String queue, Message message) {}

    /** The beans on one transaction's entity manager. */
    final class Beans {
        final NetworkServiceBean networks = new NetworkServiceBean();
        final SubnetServiceBean subnets = new SubnetServiceBean();
        final PortServiceBean ports = new PortServiceBean();
        final SecurityGroupServiceBean groups = new SecurityGroupServiceBean();
        final TagServiceBean tags = new TagServiceBean();
        final ServerPortsBean servers = new ServerPortsBean();
        final RbacPolicyServiceBean sharing = new RbacPolicyServiceBean();
        final AddressScopeServiceBean scopes = new AddressScopeServiceBean();
        final SubnetPoolServiceBean pools = new SubnetPoolServiceBean();
        final AddressGroupServiceBean addressGroups = new AddressGroupServiceBean();
        final DefaultRuleServiceBean defaultRules = new DefaultRuleServiceBean();
        final QosServiceBean qos = new QosServiceBean();
        final TrunkServiceBean trunks = new TrunkServiceBean();
        final PortRuleNews news = new PortRuleNews();
        final RouterServiceBean routers = new RouterServiceBean();
        final FloatingIpServiceBean floating = new FloatingIpServiceBean();
        final PortForwardingServiceBean forwardings = new PortForwardingServiceBean();
        final RouterNews routerNews = new RouterNews();
        final RouterWatch watch = new RouterWatch();
        final RouterReportsBean reports = new RouterReportsBean();
        final EntityManager em;

        Beans(EntityManager em) {
            this.em = em;
            Ids ids = Ids.random();
            Outbox outbox = (queue, request, message) -> sent.add(new Sent(queue, message));
            Settings values = new Settings(settings::get, name -> null);
            networks.em = subnets.em = ports.em = groups.em = tags.em = servers.em = news.em = em;
            networks.clock =
                    subnets.clock = ports.clock = groups.clock = tags.clock = servers.clock = news.clock = clock;
            networks.ids = subnets.ids = ports.ids = groups.ids = servers.ids = news.ids = ids;
            networks.quota = subnets.quota = ports.quota = groups.quota = servers.quota = quota;
            networks.settings = news.settings = values;
            ports.outbox = news.outbox = outbox;
            sharing.em = scopes.em = pools.em = addressGroups.em = defaultRules.em = qos.em = trunks.em = em;
            sharing.clock = scopes.clock = pools.clock = addressGroups.clock = clock;
            defaultRules.clock = qos.clock = trunks.clock = clock;
            sharing.ids = scopes.ids = pools.ids = addressGroups.ids = defaultRules.ids = qos.ids = trunks.ids = ids;
            sharing.quota = scopes.quota = pools.quota = addressGroups.quota = qos.quota = quota;
            routers.em = floating.em = forwardings.em = routerNews.em = watch.em = reports.em = em;
            routers.clock = floating.clock = forwardings.clock = routerNews.clock = watch.clock = reports.clock = clock;
            routers.ids = floating.ids = forwardings.ids = routerNews.ids = watch.ids = ids;
            routers.quota = floating.quota = quota;
            routers.outbox = routerNews.outbox = watch.outbox = outbox;
            routers.nodes = routerNews.nodes = watch.nodes = () -> List.copyOf(nodes);
            watch.settings = values;
        }
    }

    <T> T ask(Function<Beans, T> question) {
        return database.inTransaction(em -> question.apply(new Beans(em)));
    }

    void run(Consumer<Beans> work) {
        database.run(em -> work.accept(new Beans(em)));
    }

    static RequestContext member() {
        return new RequestContext(
                Ids.random().request(),
                "u",
                "u",
                "default",
                Ids.random().hex(),
                null,
                false,
                Set.of("member", "reader"));
    }

    static RequestContext admin() {
        return new RequestContext(
                Ids.random().request(),
                "a",
                "a",
                "default",
                Ids.random().hex(),
                null,
                false,
                Set.of("admin", "member", "reader"));
    }

    static NetworkDraft network(String name) {
        return new NetworkDraft(
                Change.none(),
                Change.to(name),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }

    static NetworkDraft provider(String type, String physical, Integer segment) {
        return new NetworkDraft(
                Change.none(),
                Change.to("p"),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(type),
                Change.to(physical),
                Change.to(segment),
                Change.none());
    }

    static SubnetDraft subnet(String networkId, String cidr) {
        return subnet(networkId, cidr, Change.none(), Change.none(), Change.none());
    }

    static SubnetDraft subnet(
            String networkId, String cidr, Change<String> gateway, Change<List<Pool>> pools, Change<String> mode) {
        return new SubnetDraft(
                networkId,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(cidr),
                gateway,
                Change.none(),
                mode,
                mode,
                pools,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }

    static PortDraft port(String networkId) {
        return PortDrafts.none(networkId);
    }

    static PortDraft port(String networkId, FixedIp... fixed) {
        return PortDrafts.forServer(networkId, List.of(fixed), "");
    }

    NetworkView networkOf(RequestContext caller) {
        return ask(b -> b.networks.create(caller, List.of(network("n"))).get(0));
    }

    SubnetView subnetOf(RequestContext caller, String networkId, String cidr) {
        return ask(
                b -> b.subnets.create(caller, List.of(subnet(networkId, cidr))).get(0));
    }

    @Override
    public void close() {
        database.close();
    }

    /** Claims by holder. Not transactional, so tests look at it only where everything committed. */
    static final class CountingQuota implements QuotaService {
        final Map<String, Map<QuotaResource, Long>> claims = Collections.synchronizedMap(new HashMap<>());

        @Override
        public void claim(String projectId, String holder, Map<QuotaResource, Long> amounts) {
            claims.put(holder, amounts);
        }

        @Override
        public void release(String holder) {
            claims.remove(holder);
        }

        @Override
        public void release(String holder, Map<QuotaResource, Long> amounts) {
            throw new UnsupportedOperationException("the network service releases whole holders");
        }

        @Override
        public Map<QuotaResource, QuotaView> ofProject(String projectId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Map<QuotaResource, QuotaView>> ofProjectsWithLimits() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<QuotaResource, Long> defaults() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setDefaults(Map<QuotaResource, Long> limits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLimits(String projectId, Map<QuotaResource, Long> limits, boolean force) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resetLimits(String projectId, String service) {
            throw new UnsupportedOperationException();
        }
    }
}
