package org.ustack.web.identity;

import java.io.IOException;
import java.io.Serializable;

/** What a list of a domain's things is held to: the domain, and a part of their names. */
public class InDomain implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id;
    private Choice domain;
    private String search;

    /**
     * Begins with the domain of the page's address, or where there is none with the reader's.
     *
     * @param rule by which the page lists
     */
    void open(String rule, IdentityWork identity, Pickers pickers) throws IOException {
        if (id == null) {
            id = identity.homeDomain();
        }
        identity.open(rule, id);
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
