<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%Ln bad one(s) left out</source>
        <translation>
            <numerusform>%Ln bad one left out</numerusform>
            <numerusform>%Ln bad ones left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln created</source>
        <translation>
            <numerusform>%Ln created</numerusform>
            <numerusform>%Ln created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lot(s) booked</source>
        <translation>
            <numerusform>%Ln lot booked</numerusform>
            <numerusform>%Ln lots booked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new location(s)</source>
        <translation>
            <numerusform>%Ln new location</numerusform>
            <numerusform>%Ln new locations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them bad</source>
        <translation>
            <numerusform>%Ln of them bad</numerusform>
            <numerusform>%Ln of them bad</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln passed over</source>
        <translation>
            <numerusform>%Ln passed over</numerusform>
            <numerusform>%Ln passed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) acknowledged.</source>
        <translation>
            <numerusform>%n alert acknowledged.</numerusform>
            <numerusform>%n alerts acknowledged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) snoozed until {date}.</source>
        <translation>
            <numerusform>%n alert snoozed until {date}.</numerusform>
            <numerusform>%n alerts snoozed until {date}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n answered</numerusform>
            <numerusform>%n answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s): {sent} sent, {returned} given back</source>
        <translation>
            <numerusform>%n customer: {sent} sent, {returned} given back</numerusform>
            <numerusform>%n customers: {sent} sent, {returned} given back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired lot(s) left out ({quantity})</source>
        <translation>
            <numerusform>%n expired lot left out ({quantity})</numerusform>
            <numerusform>%n expired lots left out ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expiring soon</source>
        <translation>
            <numerusform>%n expiring soon</numerusform>
            <numerusform>%n expiring soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) printed.</source>
        <translation>
            <numerusform>%n label printed.</numerusform>
            <numerusform>%n labels printed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) saved in {file}.</source>
        <translation>
            <numerusform>%n label saved in {file}.</numerusform>
            <numerusform>%n labels saved in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to book</source>
        <translation>
            <numerusform>%n line to book</numerusform>
            <numerusform>%n lines to book</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) chosen</source>
        <translation>
            <numerusform>%n lot chosen</numerusform>
            <numerusform>%n lots chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) on hold left out ({quantity})</source>
        <translation>
            <numerusform>%n lot on hold left out ({quantity})</numerusform>
            <numerusform>%n lots on hold left out ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) put on hold.</source>
        <translation>
            <numerusform>%n lot put on hold.</numerusform>
            <numerusform>%n lots put on hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) recalled.</source>
        <translation>
            <numerusform>%n lot recalled.</numerusform>
            <numerusform>%n lots recalled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) released.</source>
        <translation>
            <numerusform>%n lot released.</numerusform>
            <numerusform>%n lots released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lot(s) with too short a life left out ({quantity})</source>
        <translation>
            <numerusform>%n lot with too short a life left out ({quantity})</numerusform>
            <numerusform>%n lots with too short a life left out ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n low on stock</source>
        <translation>
            <numerusform>%n low on stock</numerusform>
            <numerusform>%n low on stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n out of stock</source>
        <translation>
            <numerusform>%n out of stock</numerusform>
            <numerusform>%n out of stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) found in {operations} operations:</source>
        <translation>
            <numerusform>%n problem found in {operations} operations:</numerusform>
            <numerusform>%n problems found in {operations} operations:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recalled lot(s) left out ({quantity})</source>
        <translation>
            <numerusform>%n recalled lot left out ({quantity})</numerusform>
            <numerusform>%n recalled lots left out ({quantity})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n day(s)</source>
        <translation>
            <numerusform>+%n day</numerusform>
            <numerusform>+%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n decimal(s) for this product.</source>
        <translation>
            <numerusform>At most %n decimal for this product.</numerusform>
            <numerusform>At most %n decimals for this product.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backed up by itself every %n hour(s) and when the window closes, if anything changed.</source>
        <translation>
            <numerusform>Backed up by itself every %n hour and when the window closes, if anything changed.</numerusform>
            <numerusform>Backed up by itself every %n hours and when the window closes, if anything changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n line(s)</source>
        <translation>
            <numerusform>Bring back %n line</numerusform>
            <numerusform>Bring back %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cannot be undone: %n later operation(s) used the stock.</source>
        <translation>
            <numerusform>Cannot be undone: %n later operation used the stock.</numerusform>
            <numerusform>Cannot be undone: %n later operations used the stock.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n line(s)</source>
        <translation>
            <numerusform>Confirm %n line</numerusform>
            <numerusform>Confirm %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Counted: %n difference(s) posted.</source>
        <translation>
            <numerusform>Counted: %n difference posted.</numerusform>
            <numerusform>Counted: %n differences posted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispatched %n line(s): {products}.</source>
        <translation>
            <numerusform>Dispatched %n line: {products}.</numerusform>
            <numerusform>Dispatched %n lines: {products}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispatched {qty} × {product} from %n lot(s).</source>
        <translation>
            <numerusform>Dispatched {qty} × {product} from %n lot.</numerusform>
            <numerusform>Dispatched {qty} × {product} from %n lots.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody who uses this database is warned %n day(s) before a lot expires, unless the product says otherwise.</source>
        <translation>
            <numerusform>Everybody who uses this database is warned %n day before a lot expires, unless the product says otherwise.</numerusform>
            <numerusform>Everybody who uses this database is warned %n days before a lot expires, unless the product says otherwise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln row(s) to {file}, in {folder}.</source>
        <translation>
            <numerusform>Exported %Ln row to {file}, in {folder}.</numerusform>
            <numerusform>Exported %Ln rows to {file}, in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hold %n lot(s)</source>
        <translation>
            <numerusform>Hold %n lot</numerusform>
            <numerusform>Hold %n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Labels of %n lot(s)</source>
        <translation>
            <numerusform>Labels of %n lot</numerusform>
            <numerusform>Labels of %n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: %n bad row(s).</source>
        <translation>
            <numerusform>Nothing was imported: %n bad row.</numerusform>
            <numerusform>Nothing was imported: %n bad rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Post %n difference(s)</source>
        <translation>
            <numerusform>Post %n difference</numerusform>
            <numerusform>Post %n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n label(s)</source>
        <translation>
            <numerusform>Print %n label</numerusform>
            <numerusform>Print %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed {title}: %Ln page(s).</source>
        <translation>
            <numerusform>Printed {title}: %Ln page.</numerusform>
            <numerusform>Printed {title}: %Ln pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed {title}: %Ln row(s).</source>
        <translation>
            <numerusform>Printed {title}: %Ln row.</numerusform>
            <numerusform>Printed {title}: %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recall %n lot(s)</source>
        <translation>
            <numerusform>Recall %n lot</numerusform>
            <numerusform>Recall %n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Received %n line(s): {products}.</source>
        <translation>
            <numerusform>Received %n line: {products}.</numerusform>
            <numerusform>Received %n lines: {products}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n lot(s)</source>
        <translation>
            <numerusform>Release %n lot</numerusform>
            <numerusform>Release %n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %Ln page(s) to {file}, in {folder}.</source>
        <translation>
            <numerusform>Saved %Ln page to {file}, in {folder}.</numerusform>
            <numerusform>Saved %Ln pages to {file}, in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: everybody is warned %n day(s) before a lot expires.</source>
        <translation>
            <numerusform>Saved: everybody is warned %n day before a lot expires.</numerusform>
            <numerusform>Saved: everybody is warned %n days before a lot expires.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorter life than usual: a lot has about %n day(s) here.</source>
        <translation>
            <numerusform>Shorter life than usual: a lot has about %n day here.</numerusform>
            <numerusform>Shorter life than usual: a lot has about %n days here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze for %n day(s)</source>
        <translation>
            <numerusform>Snooze for %n day</numerusform>
            <numerusform>Snooze for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>expired %n day ago</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only {qty} of {asked}, from %n lot(s)</source>
        <translation>
            <numerusform>only {qty} of {asked}, from %n lot</numerusform>
            <numerusform>only {qty} of {asked}, from %n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{asked} from %n lot(s)</source>
        <translation>
            <numerusform>{asked} from %n lot</numerusform>
            <numerusform>{asked} from %n lots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recipients</name>
    <message numerus="yes">
        <source>All lots with the code {code} (%n)</source>
        <translation>
            <numerusform>All lots with the code {code} (%n)</numerusform>
            <numerusform>All lots with the code {code} (%n)</numerusform>
        </translation>
    </message>
</context>
</TS>
