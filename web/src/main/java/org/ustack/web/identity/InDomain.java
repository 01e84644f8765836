package org.ustack.web.identity;

import java.io.Serializable;

/** What a list of a domain's things is held to: the domain, and a part of their names. */
public class InDomain implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id;
    private Choice domain;
    private String search;

    /** The domain of the page's address, or where there is none the reader's. */
    void open(IdentityWork identity, Pickers pickers) {
        if (id == null) {
            id = identity.homeDomain();
        }
        domain = pickers.domain(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Choice getDomain() {
        return domain;
    }

    /** A field that was emptied leaves the domain as it is. */
    public void setDomain(Choice domain) {
        if (domain != null) {
            this.domain = domain;
            this.id = domain.id();
        }
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }
}
