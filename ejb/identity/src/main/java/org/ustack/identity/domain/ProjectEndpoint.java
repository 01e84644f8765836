package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** An endpoint that is listed for a project. */
@Entity
@Table(name = "identity_project_endpoint")
public class ProjectEndpoint {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_project_endpoint_seq")
    @SequenceGenerator(
            name = "identity_project_endpoint_seq",
            sequenceName = "identity_project_endpoint_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "endpoint_id")
    private String endpointId;

    protected ProjectEndpoint() {}

    public ProjectEndpoint(String projectId, String endpointId) {
        this.projectId = projectId;
        this.endpointId = endpointId;
    }

    public String projectId() {
        return projectId;
    }

    public String endpointId() {
        return endpointId;
    }
}
