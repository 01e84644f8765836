package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.FloatingIpDraft;
import org.ustack.network.FloatingIpView;
import org.ustack.network.PortForwardingView;
import org.ustack.network.PortView;

/** An address of an external network that a project holds, for an address of a port or, port by port, for several. */
@Entity
@Table(name = "floating_ip")
public class FloatingIp extends StandardResource {

    public static final String ACTIVE = "ACTIVE";
    public static final String DOWN = "DOWN";

    @Column(name = "floating_network_id")
    private String networkId;

    @Column(name = "floating_port_id")
    private String floatingPortId;

    @Column(name = "floating_address")
    private String address;

    @Column(name = "fixed_port_id")
    private String fixedPortId;

    @Column(name = "fixed_address")
    private String fixedAddress;

    @Column(name = "router_id")
    private String routerId;

    private String status;

    @Column(name = "dns_name")
    private String dnsName;

    @Column(name = "dns_domain")
    private String dnsDomain;

    protected FloatingIp() {}

    public FloatingIp(
            String id, String projectId, FloatingIpDraft draft, String floatingPort, String address, Instant now) {
        super(id, projectId, draft.description().orIfNull(""), now);
        this.networkId = draft.networkId();
        this.floatingPortId = floatingPort;
        this.address = address;
        this.status = DOWN;
        this.dnsName = draft.dnsName().orIfNull("");
        this.dnsDomain = draft.dnsDomain().orIfNull("");
    }

    public void describeAs(String text) {
        describe(text);
    }

    /** For one address of a port. The node has to say that it is so before it is active. */
    public void associate(String port, String fixed, String router) {
        if (!port.equals(fixedPortId) || !fixed.equals(fixedAddress) || !router.equals(routerId)) {
            fixedPortId = port;
            fixedAddress = fixed;
            routerId = router;
            status = DOWN;
        }
    }

    public void disassociate() {
        fixedPortId = null;
        fixedAddress = null;
        routerId = null;
        status = DOWN;
    }

    /** For port forwardings, which all go through one router. */
    public void leadThrough(String router) {
        routerId = router;
    }

    public String networkId() {
        return networkId;
    }

    public String floatingPortId() {
        return floatingPortId;
    }

    public String address() {
        return address;
    }

    public String fixedPortId() {
        return fixedPortId;
    }

    public String fixedAddress() {
        return fixedAddress;
    }

    public String routerId() {
        return routerId;
    }

    public FloatingIpView view(PortView port, List<PortForwardingView> forwardings, List<String> tags) {
        return new FloatingIpView(
                head("", tags),
                networkId,
                address,
                fixedPortId,
                fixedAddress,
                routerId,
                status,
                dnsName,
                dnsDomain,
                port,
                forwardings);
    }
}
