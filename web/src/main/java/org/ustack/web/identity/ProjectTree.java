package org.ustack.web.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.IdentityFinder.Branch;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.identity.ProjectView;

/** The projects of a domain as a tree that is read branch by branch, as the reader opens them. */
public class ProjectTree implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of one branch; who has more searches by name. */
    static final int SHOWN = 100;

    /** Where branches come from. */
    interface Source extends Serializable {
        /** @param parentId null for the projects directly below the domain */
        Page<Branch> below(String parentId, int most);
    }

    /**
     * A line of the tree.
     *
     * @param depth 0 directly below the domain
     * @param cut whether it only says that its branch has more projects than are shown; the project is the branch's last then
     */
    public record Line(ProjectView project, int depth, boolean parent, boolean open, boolean cut) {}

    private final Source source;
    private final Set<String> open = new HashSet<>();

    ProjectTree(Source source) {
        this.source = source;
    }

    /** Opens a branch that is closed, closes one that is open. */
    public void toggle(String projectId) {
        if (!open.remove(projectId)) {
            open.add(projectId);
        }
    }

    void restart() {
        open.clear();
    }

    /** From the top to the last open branch. */
    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        add(lines, null, 0);
        return lines;
    }

    private void add(List<Line> lines, String parentId, int depth) {
        Page<Branch> found = source.below(parentId, SHOWN);
        for (Branch branch : found.items()) {
            ProjectView project = branch.project();
            boolean opened = branch.parent() && open.contains(project.id());
            lines.add(new Line(project, depth, branch.parent(), opened, false));
            if (opened) {
                add(lines, project.id(), depth + 1);
            }
        }
        if (found.next() != null) {
            ProjectView last = found.items().get(found.items().size() - 1).project();
            lines.add(new Line(last, depth, false, false, true));
        }
    }
}
