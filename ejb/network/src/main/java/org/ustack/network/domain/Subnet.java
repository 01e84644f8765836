package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.Cidr;
import org.ustack.network.HostRoute;
import org.ustack.network.IpAddress;
import org.ustack.network.Pool;
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetView;

@Entity
@Table(name = "subnet")
public class Subnet extends StandardResource {

    @Column(name = "network_id")
    private String networkId;

    private String name;

    @Column(name = "ip_version")
    private int ipVersion;

    private String cidr;

    @Column(name = "gateway_ip")
    private String gatewayIp;

    @Column(name = "enable_dhcp")
    private boolean enableDhcp;

    @Column(name = "dhcp_address")
    private String dhcpAddress;

    @Column(name = "ra_mode")
    private String raMode;

    @Column(name = "address_mode")
    private String addressMode;

    @Column(columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Pools.class)
    private List<Pool> pools;

    @Column(name = "dns_servers", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Texts.class)
    private List<String> dnsServers = List.of();

    @Column(name = "host_routes", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Routes.class)
    private List<HostRoute> hostRoutes = List.of();

    @Column(name = "service_types", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Texts.class)
    private List<String> serviceTypes = List.of();

    @Column(name = "subnet_pool_id")
    private String subnetPoolId;

    @Column(name = "segment_id")
    private String segmentId;

    @Column(name = "publish_dns")
    private boolean publishDns;

    protected Subnet() {}

    public Subnet(
            String id,
            String projectId,
            SubnetDraft draft,
            Cidr cidr,
            IpAddress gateway,
            List<Pool> pools,
            Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        this.networkId = draft.networkId();
        this.ipVersion = cidr.version();
        this.cidr = cidr.toString();
        this.gatewayIp = gateway == null ? null : gateway.toString();
        this.pools = pools;
        this.name = "";
        this.enableDhcp = true;
        this.raMode = draft.raMode().or(null);
        this.addressMode = draft.addressMode().or(null);
        set(draft);
    }

    /** @param gateway and pools as checked, for what the draft may change of them */
    public void apply(SubnetDraft changes, IpAddress gateway, List<Pool> newPools, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        gatewayIp = gateway == null ? null : gateway.toString();
        pools = newPools;
        set(changes);
        touch(now);
    }

    private void set(SubnetDraft draft) {
        name = draft.name().orIfNull(name);
        enableDhcp = draft.enableDhcp().orIfNull(enableDhcp);
        dnsServers = draft.dnsServers().given() ? draft.dnsServers().orIfNull(List.of()) : dnsServers;
        hostRoutes = draft.hostRoutes().given() ? draft.hostRoutes().orIfNull(List.of()) : hostRoutes;
        serviceTypes = draft.serviceTypes().given() ? draft.serviceTypes().orIfNull(List.of()) : serviceTypes;
        publishDns = draft.publishDns().orIfNull(publishDns);
    }

    /** Its prefix is one of that pool. */
    public void comeFrom(String pool) {
        subnetPoolId = pool;
    }

    /** The same, for a subnet that was there before. */
    public void comeFrom(String pool, Instant now) {
        comeFrom(pool);
        touch(now);
    }

    public void serveDhcpAt(String address) {
        dhcpAddress = address;
    }

    /** Whether cards give themselves their address of the prefix (stateless), so that there is nothing to allocate. */
    public boolean selfAddressing() {
        return isStateless(addressMode) || addressMode == null && isStateless(raMode);
    }

    public static boolean isStateless(String mode) {
        return "slaac".equals(mode) || "dhcpv6-stateless".equals(mode);
    }

    public boolean inPools(IpAddress address) {
        return pools.stream()
                .anyMatch(
                        pool -> address.compareTo(IpAddress.parse(pool.start()).orElseThrow()) >= 0
                                && address.compareTo(IpAddress.parse(pool.end()).orElseThrow()) <= 0);
    }

    /** Whether an address of it may be given to a port at all: not that of the network itself, nor IPv4's broadcast. */
    public boolean assignable(IpAddress address) {
        Cidr block = block();
        boolean tiny = block.first().bits() - block.prefix() <= 1;
        return block.contains(address)
                && (tiny || !address.equals(block.first()) && !(ipVersion == 4 && address.equals(block.last())));
    }

    public Cidr block() {
        return Cidr.parse(cidr).orElseThrow();
    }

    public String name() {
        return name;
    }

    public String networkId() {
        return networkId;
    }

    public int ipVersion() {
        return ipVersion;
    }

    public String cidr() {
        return cidr;
    }

    public String gatewayIp() {
        return gatewayIp;
    }

    public boolean enableDhcp() {
        return enableDhcp;
    }

    public String dhcpAddress() {
        return enableDhcp ? dhcpAddress : null;
    }

    public List<Pool> pools() {
        return pools;
    }

    public List<String> dnsServers() {
        return dnsServers;
    }

    public List<HostRoute> hostRoutes() {
        return hostRoutes;
    }

    public List<String> serviceTypes() {
        return serviceTypes;
    }

    public SubnetView view(boolean external, List<String> tags) {
        return new SubnetView(
                head(name, tags),
                networkId,
                ipVersion,
                cidr,
                gatewayIp,
                enableDhcp,
                raMode,
                addressMode,
                pools,
                dnsServers,
                hostRoutes,
                serviceTypes,
                publishDns,
                subnetPoolId,
                segmentId,
                external);
    }
}
