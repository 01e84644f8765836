package org.ustack.identity;

import java.util.Collection;
import java.util.Map;

/** What other services ask of projects and users: names to show, and whether they exist. */
public interface ProjectDirectory {

    boolean projectExists(String projectId);

    /** Names by id; unknown ids are left out. */
    Map<String, String> projectNames(Collection<String> ids);

    /** Names by id; unknown ids are left out. */
    Map<String, String> userNames(Collection<String> ids);
}
