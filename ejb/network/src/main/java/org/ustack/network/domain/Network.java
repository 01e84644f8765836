package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.NetworkDraft;
import org.ustack.network.NetworkView;

@Entity
@Table(name = "network")
public class Network extends StandardResource {

    private String name;

    @Column(name = "admin_state_up")
    private boolean adminStateUp;

    private String status;
    private boolean shared;
    private boolean external;

    @Column(name = "is_default")
    private boolean isDefault;

    private int mtu;

    @Column(name = "port_security")
    private boolean portSecurity;

    @Column(name = "dns_domain")
    private String dnsDomain;

    @Column(name = "network_type")
    private String networkType;

    @Column(name = "physical_network")
    private String physicalNetwork;

    @Column(name = "segmentation_id")
    private Integer segmentationId;

    @Column(name = "zone_hints", columnDefinition = "longtext")
    @Convert(converter = JsonColumns.Texts.class)
    private List<String> zoneHints;

    @Column(name = "qos_policy_id")
    private String qosPolicyId;

    @Column(name = "segment_key")
    private String segmentKey;

    protected Network() {}

    /** @param defaultMtu and the other default for what the draft leaves out */
    public Network(String id, String projectId, NetworkDraft draft, String defaultType, int defaultMtu, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        status = "ACTIVE";
        name = "";
        dnsDomain = "";
        adminStateUp = true;
        portSecurity = true;
        mtu = defaultMtu;
        networkType = defaultType;
        zoneHints = draft.zoneHints().orIfNull(List.of());
        set(draft);
    }

    public void apply(NetworkDraft changes, Instant now) {
        describe(changes.description().or(head("", List.of()).description()));
        set(changes);
        touch(now);
    }

    private void set(NetworkDraft draft) {
        name = draft.name().orIfNull(name);
        adminStateUp = draft.adminStateUp().orIfNull(adminStateUp);
        shared = draft.shared().orIfNull(shared);
        external = draft.external().orIfNull(external);
        isDefault = draft.isDefault().orIfNull(isDefault);
        mtu = draft.mtu().orIfNull(mtu);
        portSecurity = draft.portSecurity().orIfNull(portSecurity);
        dnsDomain = draft.dnsDomain().orIfNull(dnsDomain);
        networkType = draft.networkType().orIfNull(networkType);
        physicalNetwork = draft.physicalNetwork().or(physicalNetwork);
        segmentationId = draft.segmentationId().or(segmentationId);
        qosPolicyId = draft.qosPolicyId().or(qosPolicyId);
    }

    /** As its RBAC policies say. */
    public void standAs(boolean sharedWithAll, boolean leadsOut) {
        shared = sharedWithAll;
        external = leadsOut;
        isDefault = isDefault && leadsOut;
    }

    /** The segment that carries it, which no other network has. */
    public void carriedBy(String wire, Integer segment) {
        physicalNetwork = wire;
        segmentationId = segment;
        segmentKey = networkType.equals("local") ? null : networkType + ":" + wire + ":" + segment;
    }

    public void governBy(String policy) {
        qosPolicyId = policy;
    }

    public boolean isDefault() {
        return isDefault;
    }

    public String qosPolicyId() {
        return qosPolicyId;
    }

    public String name() {
        return name;
    }

    public boolean shared() {
        return shared;
    }

    public boolean external() {
        return external;
    }

    public int mtu() {
        return mtu;
    }

    public boolean portSecurity() {
        return portSecurity;
    }

    public String dnsDomain() {
        return dnsDomain;
    }

    public String networkType() {
        return networkType;
    }

    public String physicalNetwork() {
        return physicalNetwork;
    }

    public Integer segmentationId() {
        return segmentationId;
    }

    /** @param sharedWithCaller and the scopes of its subnets, which only its relations tell */
    public NetworkView view(
            boolean sharedWithCaller, List<String> subnets, List<String> tags, String scopeOfFour, String scopeOfSix) {
        return new NetworkView(
                head(name, tags),
                adminStateUp,
                status,
                sharedWithCaller,
                external,
                isDefault,
                mtu,
                portSecurity,
                dnsDomain,
                networkType,
                physicalNetwork,
                segmentationId,
                zoneHints,
                subnets,
                qosPolicyId,
                scopeOfFour,
                scopeOfSix);
    }
}
