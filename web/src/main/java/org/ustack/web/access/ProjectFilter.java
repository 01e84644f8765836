package org.ustack.web.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Shows who has no project, or may not see what is in it, a page that says so instead of the pages of a project. */
public class ProjectFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String OVERVIEW = "/overview.xhtml";
    private static final String NOWHERE = "/nowhere.xhtml";
    private static final Set<String> PAGES = Set.of(
            "/servers.xhtml",
            "/server.xhtml",
            "/launch.xhtml",
            "/servergroups.xhtml",
            "/images.xhtml",
            "/image.xhtml",
            "/networks.xhtml");

    @Inject
    transient SignedIn signedIn;

    @Inject
    transient Work work;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (!needsProject(path) || work.mayRead()) {
            chain.doFilter(request, response);
        } else if (request.getMethod().equals("GET")) {
            request.getRequestDispatcher(NOWHERE).forward(request, response);
        } else {
            PageRedirect.send(request, response, request.getContextPath() + NOWHERE);
        }
    }

    /** Who has no project yet is welcomed by the overview itself. */
    private boolean needsProject(String path) {
        return PAGES.contains(path) || (path.equals(OVERVIEW) && signedIn.getProjectId() != null);
    }
}
