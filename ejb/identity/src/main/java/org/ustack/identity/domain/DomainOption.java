package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** An option that a domain sets for itself. */
@Entity
@Table(name = "identity_domain_option")
public class DomainOption {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_domain_option_seq")
    @SequenceGenerator(
            name = "identity_domain_option_seq",
            sequenceName = "identity_domain_option_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "option_group")
    private String group;

    private String name;

    @Column(columnDefinition = "longtext")
    private String content;

    private boolean secret;

    protected DomainOption() {}

    /** @param secret whether the content is encrypted */
    public DomainOption(String domainId, String group, String name, boolean secret) {
        this.domainId = domainId;
        this.group = group;
        this.name = name;
        this.secret = secret;
    }

    /** @param json encrypted if it is a secret */
    public void set(String json) {
        content = json;
    }

    public String group() {
        return group;
    }

    public String name() {
        return name;
    }

    public String content() {
        return content;
    }

    public boolean secret() {
        return secret;
    }
}
