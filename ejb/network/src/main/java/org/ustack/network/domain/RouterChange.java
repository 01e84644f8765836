package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A note that the node of a router has to be told. */
@Entity
@Table(name = "router_change")
public class RouterChange {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "router_change_seq")
    @SequenceGenerator(name = "router_change_seq", sequenceName = "router_change_seq", allocationSize = 1)
    private Long id;

    @Column(name = "router_id")
    private String routerId;

    protected RouterChange() {}

    public RouterChange(String routerId) {
        this.routerId = routerId;
    }

    public Long id() {
        return id;
    }

    public String routerId() {
        return routerId;
    }
}
