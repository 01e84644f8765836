package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ustack.identity.AccessRuleDraft;
import org.ustack.identity.AccessRuleView;

/** A request that a user has written down for its application credentials. */
@Entity
@Table(name = "identity_access_rule")
public class AccessRule {

    @Id
    private String id;

    @Column(name = "user_id")
    private String userId;

    private String service;
    private String method;
    private String path;

    protected AccessRule() {}

    public AccessRule(String id, String userId, AccessRuleDraft draft) {
        this.id = id;
        this.userId = userId;
        this.service = draft.service();
        this.method = draft.method();
        this.path = draft.path();
    }

    public String id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public AccessRuleView view() {
        return new AccessRuleView(id, service, method, path);
    }
}
