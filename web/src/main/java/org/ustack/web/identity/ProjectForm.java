package org.ustack.web.identity;

import java.util.Arrays;
import java.util.List;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ProjectView;

/** What a form says of a project. */
public class ProjectForm extends Naming {

    private static final long serialVersionUID = 1L;

    private String tags;
    private final Pick parent = Pick.of("PROJECT");

    ProjectForm(Choice domain) {
        parent.setDomain(domain);
    }

    ProjectForm(ProjectView project) {
        super(project.id(), project.name(), project.description());
        tags = String.join(", ", project.tags());
    }

    /** @param domainId of a new project; null for one that is there, whose parent stays */
    ProjectDraft draft(String domainId) {
        String parentId = parent.getChosen() == null ? null : parent.getChosen().id();
        return new ProjectDraft(getName(), domainId, parentId, said(), null, tags(tags), null, null);
    }

    /** Words between commas; a tag has no comma. */
    static List<String> tags(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public Pick getParent() {
        return parent;
    }
}
