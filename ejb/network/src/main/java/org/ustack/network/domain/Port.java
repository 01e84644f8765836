package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.AddressPair;
import org.ustack.network.DhcpOption;
import org.ustack.network.FixedIp;
import org.ustack.network.PortDraft;
import org.ustack.network.PortView;

@Entity
@Table(name = "port")
public class Port extends StandardResource {

    public static final String DHCP = "network:dhcp";
    public static final String ROUTER_INTERFACE = "network:router_interface";
    public static final String ROUTER_GATEWAY = "network:router_gateway";
    public static final String FLOATING_IP = "network:floatingip";
    public static final String ACTIVE = "ACTIVE";
    public static final String DOWN = "DOWN";

    @Column(name = "network_id")
    private String networkId;

    private String name;
    private String mac;

    @Column(name = "admin_state_up")
    private boolean adminStateUp;

    private String status;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "device_owner")
    private String deviceOwner;

    private String host;
    private String agent;

    @Column(name = "vnic_type")
    private String vnicType;

    @Column(name = "binding_profile", columnDefinition = "longtext")
    private String bindingProfile;

    @Column(name = "port_security")
    private boolean portSecurity;

    @Column(name = "address_pairs", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Pairs.class)
    private List<AddressPair> addressPairs = List.of();

    @Column(name = "dhcp_options", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Options.class)
    private List<DhcpOption> dhcpOptions = List.of();

    @Column(name = "dns_name")
    private String dnsName;

    @Column(name = "dns_domain")
    private String dnsDomain;

    @Column(name = "made_for_device")
    private boolean madeForDevice;

    @Column(name = "nic_index")
    private int nicIndex;

    private long generation;

    @Column(name = "qos_policy_id")
    private String qosPolicyId;

    protected Port() {}

    public Port(String id, String projectId, Network network, PortDraft draft, String mac, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        this.networkId = network.id();
        this.mac = mac;
        name = "";
        adminStateUp = true;
        status = DOWN;
        deviceId = "";
        deviceOwner = "";
        host = "";
        vnicType = "normal";
        bindingProfile = "{}";
        dnsName = "";
        dnsDomain = "";
        portSecurity =
                network.portSecurity() && !ownedByNetwork(draft.deviceOwner().orIfNull(""));
        set(draft);
    }

    public void apply(PortDraft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        mac = changes.mac().orIfNull(mac);
        set(changes);
        touch(now);
    }

    private void set(PortDraft draft) {
        name = draft.name().orIfNull(name);
        adminStateUp = draft.adminStateUp().orIfNull(adminStateUp);
        deviceId = draft.deviceId().given() ? draft.deviceId().orIfNull("") : deviceId;
        deviceOwner = draft.deviceOwner().given() ? draft.deviceOwner().orIfNull("") : deviceOwner;
        host = draft.host().given() ? draft.host().orIfNull("") : host;
        vnicType = draft.vnicType().orIfNull(vnicType);
        bindingProfile = draft.bindingProfile().given() ? draft.bindingProfile().orIfNull("{}") : bindingProfile;
        portSecurity = draft.portSecurity().orIfNull(portSecurity);
        addressPairs = draft.addressPairs().given() ? draft.addressPairs().orIfNull(List.of()) : addressPairs;
        dhcpOptions = draft.dhcpOptions().given() ? draft.dhcpOptions().orIfNull(List.of()) : dhcpOptions;
        dnsName = draft.dnsName().orIfNull(dnsName);
        dnsDomain = draft.dnsDomain().orIfNull(dnsDomain);
        qosPolicyId = draft.qosPolicyId().or(qosPolicyId);
    }

    /** Ports of the network's own services carry no security groups. */
    public static boolean ownedByNetwork(String deviceOwner) {
        return deviceOwner.startsWith("network:");
    }

    /** Whether it belongs to a router or a floating address, and goes with that alone. */
    public boolean isRouted() {
        return isOfRouter() || deviceOwner.equals(FLOATING_IP);
    }

    public boolean isOfRouter() {
        return deviceOwner.equals(ROUTER_INTERFACE) || deviceOwner.equals(ROUTER_GATEWAY);
    }

    /** A port of the platform's own, whoever pays for it: for a router, or for a floating address. */
    public void belongTo(String owner, String device) {
        deviceOwner = owner;
        deviceId = device;
        portSecurity = false;
        status = owner.equals(FLOATING_IP) ? "N/A" : DOWN;
    }

    /** @param made whether the port goes when the server goes */
    public void attach(
            String server, String owner, String node, String nodeAgent, int index, boolean made, Instant now) {
        deviceId = server;
        deviceOwner = owner;
        nicIndex = index;
        madeForDevice = made;
        status = DOWN;
        place(node, nodeAgent, now);
    }

    public void place(String node, String nodeAgent, Instant now) {
        host = node;
        agent = nodeAgent;
        touch(now);
    }

    public void detach(Instant now) {
        attach("", "", "", null, 0, false, now);
    }

    public void serve(String owner, String device) {
        deviceOwner = owner;
        deviceId = device;
        status = ACTIVE;
        portSecurity = false;
    }

    public int nicIndex() {
        return nicIndex;
    }

    /** The number of what is sent next to the agent. */
    public long nextGeneration() {
        return ++generation;
    }

    public long generation() {
        return generation;
    }

    public String networkId() {
        return networkId;
    }

    public String name() {
        return name;
    }

    public String mac() {
        return mac;
    }

    public String deviceId() {
        return deviceId;
    }

    public String deviceOwner() {
        return deviceOwner;
    }

    public String host() {
        return host;
    }

    public String agent() {
        return agent;
    }

    public boolean portSecurity() {
        return portSecurity;
    }

    public boolean madeForDevice() {
        return madeForDevice;
    }

    public List<AddressPair> addressPairs() {
        return addressPairs;
    }

    public String qosPolicyId() {
        return qosPolicyId;
    }

    public PortView view(
            List<FixedIp> fixedIps,
            List<String> groups,
            List<String> tags,
            String networkQosPolicyId,
            PortView.TrunkDetails trunk) {
        return new PortView(
                head(name, tags),
                networkId,
                mac,
                adminStateUp,
                status,
                fixedIps,
                deviceId,
                deviceOwner,
                host,
                vnicType,
                bindingProfile,
                portSecurity,
                groups,
                addressPairs,
                dhcpOptions,
                dnsName,
                dnsDomain,
                qosPolicyId,
                networkQosPolicyId,
                trunk);
    }
}
