package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A port's membership of a security group. */
@Entity
@Table(name = "port_security_group")
@IdClass(PortSecurityGroup.Key.class)
public class PortSecurityGroup {

    @Id
    @Column(name = "port_id")
    private String portId;

    @Id
    @Column(name = "security_group_id")
    private String groupId;

    protected PortSecurityGroup() {}

    public PortSecurityGroup(String portId, String groupId) {
        this.portId = portId;
        this.groupId = groupId;
    }

    public String portId() {
        return portId;
    }

    public String groupId() {
        return groupId;
    }

    public record Key(String portId, String groupId) implements Serializable {}
}
