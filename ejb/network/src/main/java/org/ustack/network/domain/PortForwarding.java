package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.ustack.network.PortForwardingDraft.Ports;
import org.ustack.network.PortForwardingView;

@Entity
@Table(name = "port_forwarding")
public class PortForwarding extends StandardResource {

    @Column(name = "floating_ip_id")
    private String floatingIpId;

    private String protocol;

    @Column(name = "external_first")
    private int externalFirst;

    @Column(name = "external_last")
    private int externalLast;

    @Column(name = "internal_port_id")
    private String internalPortId;

    @Column(name = "internal_address")
    private String internalAddress;

    @Column(name = "internal_first")
    private int internalFirst;

    @Column(name = "internal_last")
    private int internalLast;

    protected PortForwarding() {}

    public PortForwarding(String id, FloatingIp floating, String description, Instant now) {
        super(id, floating.projectId(), description, now);
        this.floatingIpId = floating.id();
    }

    public void describeAs(String text) {
        describe(text);
    }

    public void lead(String newProtocol, Ports external, String port, String address, Ports internal) {
        protocol = newProtocol;
        externalFirst = external.first();
        externalLast = external.last();
        internalPortId = port;
        internalAddress = address;
        internalFirst = internal.first();
        internalLast = internal.last();
    }

    public String floatingIpId() {
        return floatingIpId;
    }

    public String protocol() {
        return protocol;
    }

    public Ports external() {
        return new Ports(externalFirst, externalLast);
    }

    public Ports internal() {
        return new Ports(internalFirst, internalLast);
    }

    public String internalPortId() {
        return internalPortId;
    }

    public String internalAddress() {
        return internalAddress;
    }

    public PortForwardingView view() {
        return new PortForwardingView(
                id(),
                floatingIpId,
                projectId(),
                head("", List.of()).description(),
                protocol,
                externalFirst,
                externalLast,
                internalPortId,
                internalAddress,
                internalFirst,
                internalLast);
    }
}
