package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.ustack.identity.PolicyDocumentDraft;
import org.ustack.identity.PolicyDocumentView;

/** A document that services may fetch. */
@Entity
@Table(name = "identity_policy_document")
public class PolicyDocument {

    @Id
    private String id;

    @Column(name = "document_type")
    private String type;

    @Column(name = "document_blob", columnDefinition = "longtext")
    private String blob;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    protected PolicyDocument() {}

    public PolicyDocument(String id, PolicyDocumentDraft draft) {
        this.id = id;
        this.extra = Map.of();
        change(draft);
    }

    public final void change(PolicyDocumentDraft draft) {
        type = draft.type() == null ? type : draft.type();
        blob = draft.blob() == null ? blob : draft.blob();
        extra = JsonMap.merged(extra, draft.extra());
    }

    public PolicyDocumentView view() {
        return new PolicyDocumentView(id, type, blob, extra);
    }
}
