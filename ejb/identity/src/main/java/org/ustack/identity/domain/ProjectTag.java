package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A tag of a project. */
@Entity
@Table(name = "identity_project_tag")
public class ProjectTag {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_project_tag_seq")
    @SequenceGenerator(name = "identity_project_tag_seq", sequenceName = "identity_project_tag_seq", allocationSize = 1)
    private Long id;

    @Column(name = "project_id")
    private String projectId;

    private String tag;

    protected ProjectTag() {}

    public ProjectTag(String projectId, String tag) {
        this.projectId = projectId;
        this.tag = tag;
    }

    public String projectId() {
        return projectId;
    }

    public String tag() {
        return tag;
    }
}
