package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.ustack.identity.PolicyDocumentService.Place;

/** What a policy document is for. */
@Entity
@Table(name = "identity_policy_association")
public class PolicyAssociation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_policy_association_seq")
    @SequenceGenerator(
            name = "identity_policy_association_seq",
            sequenceName = "identity_policy_association_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "policy_id")
    private String policyId;

    @Column(name = "endpoint_id")
    private String endpointId;

    @Column(name = "service_id")
    private String serviceId;

    @Column(name = "region_id")
    private String regionId;

    protected PolicyAssociation() {}

    public PolicyAssociation(String policyId, Place place) {
        this.policyId = policyId;
        this.endpointId = place.endpointId();
        this.serviceId = place.serviceId();
        this.regionId = place.regionId();
    }

    public String policyId() {
        return policyId;
    }

    public Place place() {
        return new Place(endpointId, serviceId, regionId);
    }
}
