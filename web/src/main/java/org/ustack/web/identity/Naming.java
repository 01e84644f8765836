package org.ustack.web.identity;

import java.io.Serializable;

/** What a form says of a thing with a name: a new one, or one that is there. */
public class Naming implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id;
    private String name;
    private String description;

    /** Of a new thing. */
    public Naming() {}

    /** Of a thing that is there. */
    public Naming(String id, String name, String description) {
        this.id = id;
        this.name = name;
        this.description = description;
    }

    /** Null for a new thing. */
    public String getId() {
        return id;
    }

    public boolean isFresh() {
        return id == null;
    }

    public String getName() {
        return name;
    }

    /** Blanks around a name are slips. */
    public void setName(String name) {
        this.name = name == null ? null : name.strip();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    /** What the services take: a field that was emptied empties the description. */
    String said() {
        return description == null ? "" : description;
    }
}
