/**
 * SQL that says whether a window covers a monitor: it is for all, for one of its tags, for the monitor itself, or for
 * a status page that shows it.
 * @param window alias of a row of `maintenance_window`; @param monitor alias of a row of `monitor`, of the same organization
 */
export const coversSql = (window: string, monitor: string): string => `(
  ${window}."all" or ${window}.tags && ${monitor}.tags
  or exists (select 1 from maintenance_monitor x where x.window_id = ${window}.id and x.monitor_id = ${monitor}.id)
  or exists (select 1 from maintenance_status_page x join status_page_component c on c.status_page_id = x.status_page_id
              join component_monitor y on y.component_id = c.id
              where x.window_id = ${window}.id and y.monitor_id = ${monitor}.id))`;
