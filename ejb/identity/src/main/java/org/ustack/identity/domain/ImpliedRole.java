package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** Who has the prior role also has the implied one. */
@Entity
@Table(name = "identity_implied_role")
public class ImpliedRole {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_implied_role_seq")
    @SequenceGenerator(
            name = "identity_implied_role_seq",
            sequenceName = "identity_implied_role_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "prior_id")
    private String priorId;

    @Column(name = "implied_id")
    private String impliedId;

    protected ImpliedRole() {}

    public ImpliedRole(String priorId, String impliedId) {
        this.priorId = priorId;
        this.impliedId = impliedId;
    }

    public String priorId() {
        return priorId;
    }

    public String impliedId() {
        return impliedId;
    }
}
