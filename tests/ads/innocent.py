"""Sentences of ads and of ordinary life that leave nothing vague."""

INNOCENT = """
The salary is £45,000 to £52,000 a year.
Salary: €60.000 – €70.000.
Competitive salary (£45,000–£52,000).
We offer a competitive salary of £31,200 per annum.
You will get 28 days of holiday plus bank holidays.
Unlimited holiday, with 25 days as the least.
The office is open from nine to five.
Flexible hours: core hours are 10 to 3.
Flexible working is possible between 7 and 19.
You travel to Leeds once a month.
Some travel (about 10 % of the time) to our site in Hull.
There is no travel in this role.
The role is not on call.
We are not a fast-paced agency.
We don't expect you to handle pressure alone.
We never ask for the extra mile without giving the time back.
We make paper for the printing trade.
Our customers are small bakeries in the north.
You will answer letters and the telephone.
The team has eight people and a lead.
You report to the head of finance.
A degree in chemistry is required.
You have a driving licence.
You speak German and English.
Knowledge of double-entry bookkeeping.
Experience with Python and PostgreSQL.
You plan rotas for three wards.
Our company was founded in 1924 by two sisters.
The family owns two thirds of the shares.
We practise family law in Cardiff.
Our family of products has grown to nine.
She joined our family planning clinic.
The rock garden is open to staff.
Star ratings are checked each quarter.
Ninety stars are visible from the terrace.
You teach competitive swimming to children.
Competitive tenders are prepared by our team.
We hold a competitive position in the market for pumps.
Pressure vessels are tested in our workshop.
You measure blood pressure and temperature.
The pressure washer is serviced yearly.
You work with high pressure pumps.
Dynamic range and noise are measured daily.
You write dynamic SQL and check it.
Aerodynamic tests are run in Bristol.
The growth of cells is recorded hourly.
Growth hormone levels are monitored.
You prune trees and note their growth.
Please apply by 1 March.
The start date is 4 January 2027.
Immediate start on 1 February.
Duties: opening the shop, ordering, cashing up.
Your tasks are listed below.
Customs duties are calculated each month.
The train stops at the ground floor entrance.
The ground is wet in winter.
Running shoes are provided.
Deadlines are set together each quarter.
The deadline for applications is Friday.
Tight seals are checked by hand.
You tighten bolts to a stated torque.
A flat in the village can be rented.
The flat screen is in room two.
Lean manufacturing is taught in week one.
You record how lean the mixture is.
Our caterers cook lunch at noon.
Lunch is half an hour and unpaid.
The table is set for the guests.
Football boots are not allowed on the pitch.
The pool is cleaned on Mondays.
Pizza is made in a stone oven.
Hybrid cars are serviced here.
Hybrid working: two days a week in Leeds.
Remote sensing data are processed here.
You read remote water meters.
We have a works council and a pension scheme.
The pension contribution is 8 %.
Sick pay is full pay for six months.
A bonus of 5 % was paid last year.
Commission is 2 % of each sale.
You will be paid weekly.
Your hours are 37.5 a week.
Shifts are from 6 to 14 and from 14 to 22.
You are off every other Friday.
The rota is published six weeks ahead.
We call every patient back within a day.
Call the office with any questions.
Support tickets are answered in turn.
You look after twelve accounts.
Stakeholders are listed in the annex.
The matrix is inverted numerically.
Matrices and vectors are used daily.
Ownership of the flat passes to the buyer.
The owner lives on the farm.
Own transport is needed, as there is no bus.
You own a set of knives.
The spirit level is kept in the van.
Spirits are stored in the cellar.
The culture is incubated overnight.
Cell culture is done in room four.
Team meetings are on Tuesdays.
The play is performed at eight.
You play the organ at weddings.
Hard water is softened on site.
The work is hard on the knees, so we rotate.
Hats are to be worn in the quarry.
Many visitors wear sturdy shoes.
Several different machines are used.
A mile of fence is mended each year.
The extra miles are paid at 45 pence.
Passion fruit is picked in March.
The mission is open on Sundays.
You start the engines at dawn.
Starter motors are rebuilt in the shop.
Self-service tills are checked hourly.
The motor is self-cleaning.
Little supervision of the kiln is needed once it is lit.
The apprentice works under supervision.
You are supported by a mentor for a year.
Chaos theory is not needed.
The change machine is emptied daily.
Changes to the plan are agreed with you.
You give out change at the till.
Ambiguity in contracts is removed by our lawyers.
Priorities are agreed every Monday.
Benefits are listed in the handbook.
Housing benefit claims are checked.
The perks of the trade are few.
Interviews are held on 12 and 13 May.
We answer every application within ten days.
We welcome applications from everybody.
A check of your record is needed for work with children.
Parking is free behind the building.
The canteen opens at seven.
""".strip().splitlines()
