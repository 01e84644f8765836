package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The node that carries a router, and how far that node knows it. Changed only under the lock of its row. */
@Entity
@Table(name = "router_place")
public class RouterPlace {

    private static final int LONGEST_PROBLEM = 1024;

    @Id
    @Column(name = "router_id")
    private String routerId;

    private String host;
    private String agent;
    private long generation;

    @Column(name = "applied_generation")
    private long appliedGeneration;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "applied_at")
    private Instant appliedAt;

    private String problem;

    protected RouterPlace() {}

    public RouterPlace(String routerId) {
        this.routerId = routerId;
        this.host = "";
    }

    public void move(String node, String nodeAgent) {
        host = node;
        agent = nodeAgent;
    }

    /** @return the number of what is sent now */
    public long send(Instant now) {
        sentAt = now;
        return ++generation;
    }

    /** @return false if it says nothing of what was sent last */
    public boolean report(String node, long applied, String trouble, Instant now) {
        if (!node.equals(host) || applied != generation) {
            return false;
        }
        problem = trouble == null || trouble.length() <= LONGEST_PROBLEM
                ? trouble
                : trouble.substring(0, LONGEST_PROBLEM);
        if (trouble == null) {
            appliedGeneration = applied;
            appliedAt = now;
        }
        return true;
    }

    /** Whether something was sent that is not known to be in force. */
    public boolean isBehind() {
        return appliedGeneration < generation;
    }

    public boolean sentBefore(Instant time) {
        return sentAt == null || sentAt.isBefore(time);
    }

    public boolean isPlaced() {
        return agent != null;
    }

    public String routerId() {
        return routerId;
    }

    public String host() {
        return host;
    }

    public String agent() {
        return agent;
    }

    public Instant appliedAt() {
        return appliedAt;
    }

    public String problem() {
        return problem;
    }
}
