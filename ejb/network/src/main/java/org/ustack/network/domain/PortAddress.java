package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.ustack.network.FixedIp;
import org.ustack.network.IpAddress;

/** An address that a port has. The key makes it impossible for two ports to have the same one. */
@Entity
@Table(name = "port_address")
@IdClass(PortAddress.Key.class)
public class PortAddress {

    @Id
    @Column(name = "subnet_id")
    private String subnetId;

    @Id
    @Column(name = "address_key")
    private String addressKey;

    @Column(name = "port_id")
    private String portId;

    private String address;

    @Column(name = "ip_version")
    private int ipVersion;

    private int position;

    protected PortAddress() {}

    public PortAddress(String subnetId, IpAddress address, String portId, int position) {
        this.subnetId = subnetId;
        this.addressKey = address.key();
        this.portId = portId;
        this.address = address.toString();
        this.ipVersion = address.version();
        this.position = position;
    }

    public String subnetId() {
        return subnetId;
    }

    public String portId() {
        return portId;
    }

    public int ipVersion() {
        return ipVersion;
    }

    public IpAddress value() {
        return IpAddress.ofKey(addressKey);
    }

    public FixedIp view() {
        return new FixedIp(subnetId, address);
    }

    public String address() {
        return address;
    }

    /** An address as its port's: the same address may be of many subnets. */
    public record OfPort(String portId, String address) {}

    public record Key(String subnetId, String addressKey) implements Serializable {}
}
