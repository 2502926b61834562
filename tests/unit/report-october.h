/*
 * data table: an invented manager's entries from July to October 2026, with the
 * counts, lengths and words of the report's documented example.
 */
#ifndef EMJ_TEST_REPORT_OCTOBER_H
#define EMJ_TEST_REPORT_OCTOBER_H

#include "report-support.h"

#define QP "quarterly-planning"
#define PR "performance-reviews"
#define DM "dependency-management"
#define TF "team-focus"

#define PLAN FUNCTION(PLANNING_BUDGETING)
#define STAFF FUNCTION(ORGANIZING_STAFFING)
#define CONTROL FUNCTION(CONTROLLING_PROBLEM_SOLVING)
#define DIRECT FUNCTION(SETTING_DIRECTION)
#define ALIGN FUNCTION(ALIGNING_PEOPLE)
#define MOTIVATE FUNCTION(MOTIVATING_INSPIRING)

/* clang-format off */
static const struct report_spec october[] = {
    { .day = "2026-10-01", .activity = QP, .work = MGMT, .functions = PLAN, .minutes = 40, .words = 50,
      .commitment = "[x] When the list is read out, I ask what is missing (kept 2026-10-08)" },
    { .day = "2026-10-02", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .commitment = "[-] When Billing moves a date, I call (dropped 2026-10-14, situation changed)" },
    { .day = "2026-10-05", .activity = PR, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50 },
    { .day = "2026-10-06", .activity = TF, .work = MGMT, .functions = STAFF, .minutes = 40, .words = 50, .recorded_later = true },
    { .day = "2026-10-07", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50 },
    { .day = "2026-10-08", .activity = QP, .work = MGMT, .functions = PLAN, .minutes = 40, .words = 50 },
    { .day = "2026-10-09", .activity = PR, .work = BOTH, .functions = CONTROL | MOTIVATE, .minutes = 60, .words = 50 },
    { .day = "2026-10-12", .activity = QP, .work = BOTH, .functions = PLAN | DIRECT, .minutes = 60, .words = 50 },
    { .day = "2026-10-13", .activity = PR, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50, .recorded_later = true },
    { .day = "2026-10-14", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50 },
    { .day = "2026-10-15", .activity = TF, .work = MGMT, .functions = STAFF, .minutes = 40, .words = 50 },
    { .day = "2026-10-16", .activity = QP, .work = LEAD, .functions = ALIGN, .minutes = 30, .words = 70, .recorded_later = true },
    { .day = "2026-10-19", .activity = PR, .work = LEAD, .functions = MOTIVATE, .minutes = 30, .words = 71,
      .commitment = "[ ] When Tomás brings an escalation, I ask for his option first" },
    { .day = "2026-10-20", .activity = DM, .work = MGMT, .functions = CONTROL, .minutes = 40, .words = 50,
      .commitment = "[x] When a date is given in the sync, I ask how sure we are (kept 2026-10-27)" },
    { .day = "2026-10-21", .activity = QP, .work = MGMT, .functions = PLAN, .minutes = 40, .words = 50,
      .commitment = "[x] When I open planning, I name the goal before the list (kept 2026-10-26)" },
    { .day = "2026-10-22", .activity = TF, .work = MGMT, .functions = STAFF, .minutes = 47, .words = 58, .recorded_later = true,
      .commitment = "[ ] When a request arrives mid-sprint, I reply with the cost before yes or no" },
    { .day = "2026-10-23", .activity = TF, .work = LEAD, .functions = MOTIVATE, .minutes = 30, .words = 71 },
    { .day = "2026-10-26", .activity = QP, .work = BOTH, .functions = PLAN | DIRECT, .minutes = 60, .words = 50 },
    { .day = "2026-10-27", .activity = DM, .work = MGMT, .functions = CONTROL, .words = 50 },
    { .day = "2026-10-29", .activity = TF, .work = LEAD, .functions = MOTIVATE, .minutes = 33, .words = 71 },
    { .day = "2026-10-30", .activity = PR, .work = MGMT, .functions = CONTROL, .words = 50 },
};

/* Months before, as counts of management only, both, leadership only. */
static const struct {
    int month;
    int management;
    int both;
    int leadership;
} earlier_months[] = {
    { 7, 5, 1, 2 },
    { 8, 8, 2, 5 },
    { 9, 11, 2, 5 },
};
/* clang-format on */

/* In September: one commitment kept and one partly kept in October. */
static inline const char *earlier_commitment(int month, int number)
{
    if (month == 9 && number == 0)
        return "[x] When the audit is over, I thank them (kept 2026-10-05)";
    if (month == 9 && number == 1)
        return "[/] When on-call wakes two people, I ask why (partly 2026-10-09)";
    return NULL;
}

/* The dependency side stays with management but for one leadership entry on 26 August. */
static inline void add_earlier_entry(GPtrArray *entries, int month, int number,
                                     enum emj_work work)
{
    bool august = month == 8 && number == 14;
    g_autofree char *day = g_strdup_printf("2026-%02d-%02d", month, august ? 26 : number + 1);
    struct report_spec spec = {
        .day = day,
        .activity = august ? DM : QP,
        .work = work,
        .commitment = earlier_commitment(month, number),
    };
    report_add(entries, &spec, 1);
}

static inline void add_october_journal(GPtrArray *entries)
{
    for (size_t i = 0; i < G_N_ELEMENTS(earlier_months); i++) {
        int number = 0;
        for (int j = 0; j < earlier_months[i].management; j++)
            add_earlier_entry(entries, earlier_months[i].month, number++, EMJ_WORK_MANAGEMENT);
        for (int j = 0; j < earlier_months[i].both; j++)
            add_earlier_entry(entries, earlier_months[i].month, number++, EMJ_WORK_BOTH);
        for (int j = 0; j < earlier_months[i].leadership; j++)
            add_earlier_entry(entries, earlier_months[i].month, number++, EMJ_WORK_LEADERSHIP);
    }
    report_add(entries, october, G_N_ELEMENTS(october));
}

#endif
