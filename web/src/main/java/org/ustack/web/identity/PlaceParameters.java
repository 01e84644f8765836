package org.ustack.web.identity;

import java.io.Serializable;
import org.ustack.identity.Target;

/** The person and the place that a page's address names, by id. */
public class PlaceParameters implements Serializable {

    private static final long serialVersionUID = 1L;

    private String user;
    private String group;
    private String project;
    private String domain;
    private String system;

    /** Null where the address names no place. */
    Target target() {
        if (project != null) {
            return Target.project(project);
        }
        if (domain != null) {
            return Target.domain(domain);
        }
        return system == null ? null : Target.SYSTEM;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getProject() {
        return project;
    }

    public void setProject(String project) {
        this.project = project;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }

    /** {@code all}, as the API has it. */
    public String getSystem() {
        return system;
    }

    public void setSystem(String system) {
        this.system = system;
    }
}
