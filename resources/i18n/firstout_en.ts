<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Plurals</name>
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
        <source>%n lot(s) on hold left out ({quantity})</source>
        <translation>
            <numerusform>%n lot on hold left out ({quantity})</numerusform>
            <numerusform>%n lots on hold left out ({quantity})</numerusform>
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
        <source>%n recalled lot(s) left out ({quantity})</source>
        <translation>
            <numerusform>%n recalled lot left out ({quantity})</numerusform>
            <numerusform>%n recalled lots left out ({quantity})</numerusform>
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
        <source>Cannot be undone: %n later operation(s) used the stock.</source>
        <translation>
            <numerusform>Cannot be undone: %n later operation used the stock.</numerusform>
            <numerusform>Cannot be undone: %n later operations used the stock.</numerusform>
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
        <source>Dispatched {qty} × {product} from %n lot(s).</source>
        <translation>
            <numerusform>Dispatched {qty} × {product} from %n lot.</numerusform>
            <numerusform>Dispatched {qty} × {product} from %n lots.</numerusform>
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
</TS>
